import fc from 'fast-check';

/** Letters, marks, digits and signs of the scripts that have rules of their own, next to any other. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom(
      ...'aAzZéÉßøİı &+-#$€.,’09٥²½ \u0301\u0308\u0306йёїкіאָשرأىمِ\u200c\u200dराक़がカﾞ사\u1109\u1161각ไม้東❤️👩🏽🏴\u{e0067}\ufdfaﬃⅧ①'
    ),
    maxLength: 40
  })
);
