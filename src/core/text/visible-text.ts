/** Scripts in which a joiner or non-joiner changes what is seen. */
const JOINING = ['Arab', 'Syrc', 'Mong', 'Nkoo', 'Deva', 'Beng', 'Guru', 'Gujr', 'Orya']
  .concat(['Taml', 'Telu', 'Knda', 'Mlym', 'Sinh', 'Khmr', 'Mymr', 'Tibt'])
  .map((script) => `\\p{sc=${script}}`)
  .join('');

/** Format characters that shape what is seen: in 👨‍👩‍👧, in the flag of Scotland, in «می‌خواهم»; and all others. */
const FORMAT = new RegExp(
  [
    '((?<=[\\p{ExtPict}\\p{EMod}\\ufe0f])\\u200d(?=\\p{ExtPict})',
    '(?<=\\u{1f3f4}[\\u{e0061}-\\u{e007a}]*)[\\u{e0061}-\\u{e007a}\\u{e007f}]',
    `(?<=[${JOINING}\\p{M}])[\\u200c\\u200d](?=[${JOINING}]))`,
    '[\\u200c\\u200d]|(?:(?![\\u200c\\u200d])[\\p{Cc}\\p{Cf}\\p{Cs}])+'
  ].join('|'),
  'gu'
);

/**
 * A text without what is not seen: control, format and half surrogate characters become spaces. Joiners and tags stay
 * where they shape what is seen; elsewhere they go without a trace. Doing it twice changes nothing more.
 */
export const visibleText = (text: string): string =>
  text
    // Of several joiners in a row the first does it.
    .replace(/([\u200c\u200d])[\u200c\u200d]+/g, '$1')
    .replace(
      FORMAT,
      (found: string, shaping: string | undefined) => shaping ?? (/[\u200c\u200d]/.test(found) ? '' : ' ')
    )
    .trim();
