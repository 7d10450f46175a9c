import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Locale } from '../quiz/quiz.ts';
import { MAX_NUMBER, readNumber } from './read-number.ts';
import { writeForField, writeQuantity } from './write-number.ts';

const LOCALES: readonly Locale[] = ['en', 'nl'];
const anyLocale = fc.constantFrom(...LOCALES);
/** What questions and answers hold: whole thousandths. */
const anyNumber = fc
  .oneof(fc.integer({ min: -20_000_000, max: 20_000_000 }), fc.maxSafeInteger())
  .map((thousandths) => thousandths / 1_000)
  .filter((value) => Math.abs(value) <= MAX_NUMBER)
  // Text has no minus nothing.
  .map((value) => value + 0);

describe('[QUESTION-13] a typed number', () => {
  test.each([
    ['1500', 1500],
    ['007', 7],
    ['0.125', 0.125],
    ['0,125', 0.125],
    ['0.500', 0.5],
    ['0,500', 0.5],
    ['.5', 0.5],
    [',5', 0.5],
    ['.125', 0.125],
    ['5.', 5],
    ['3,5', 3.5],
    ['3.25', 3.25],
    ['3.1415', 3.1415],
    ['1234.567', 1234.567],
    ['012.345', 12.345],
    ['1.234.567', 1234567],
    ['1,234,567', 1234567],
    ['1,000.5', 1000.5],
    ['1.000,5', 1000.5],
    ['1,000.500', 1000.5],
    ['1.234.567,89', 1234567.89],
    ['8 849', 8849],
    ['8\u00a0849', 8849],
    ['17\u202f500\u2009000', 17_500_000],
    ["1'234.5", 1234.5],
    ['1’234’567', 1234567],
    ['-3', -3],
    ['+7', 7],
    ['–5', -5],
    ['−5', -5],
    ['—5', -5],
    ['- 5', -5],
    ['－5', -5],
    ['1/2', 0.5],
    ['1⁄2', 0.5],
    ['½', 0.5],
    ['1½', 1.5],
    ['1 1/2', 1.5],
    ['-1 1/2', -1.5],
    ['1/2 km', 0.5],
    ['50%', 50],
    ['50 %', 50],
    ['5 km', 5],
    ['5km', 5],
    ['120 km/h', 120],
    ['41 500 km²', 41500],
    ['5 m2', 5],
    ['21 °C', 21],
    ['12 uur.', 12],
    ['€5', 5],
    ['€ 5', 5],
    ['€ 2,50', 2.5],
    ['€ 5,-', 5],
    ['5 €', 5],
    ['$5', 5],
    ['-€5', -5],
    ['€ -5', -5],
    ['5 ml', 5],
    ['5 milliseconds', 5],
    ['5 miles', 5],
    ['5 K', 5],
    ['٣٫١٤١', 3.141],
    ['١٬٢٣٤٬٥٦٧', 1234567],
    ['۱۲۳', 123],
    ['१२३', 123],
    ['１２３．５', 123.5],
    ['\u200e-5', -5]
  ])('%s means %d in every language, and nothing else', (text, value) => {
    for (const locale of LOCALES) expect(readNumber(text, locale)).toEqual({ value });
  });

  test.each([
    ['3.141', 'en', 3.141, 3141],
    ['3.141', 'nl', 3141, 3.141],
    ['3,141', 'en', 3141, 3.141],
    ['3,141', 'nl', 3.141, 3141],
    ['1.000', 'nl', 1000, 1],
    ['-12,500', 'en', -12500, -12.5],
    ['€ 1.500,-', 'nl', 1500, 1.5],
    ['100.000 km', 'en', 100, 100_000]
  ] as const)('%s is read as the language %s writes it: %d, not %d', (text, locale, value, other) => {
    expect(readNumber(text, locale)).toEqual({ value, other });
  });

  test.each([
    '',
    ' ',
    'twelve',
    '-',
    ',',
    '--1',
    '-€-5',
    '5-',
    '1,2,3',
    '1.2.3',
    '1,23,456',
    '1,000,5',
    '1,234,56',
    '1.000,000.5',
    '0.125.000',
    '50 00',
    '5 6',
    '5 or 6',
    '5-6',
    '1e5',
    '0x10',
    '10²',
    '1/0',
    '1/2/2000',
    '12:30',
    'minus 5',
    'Infinity',
    'NaN',
    '1000000000001',
    '9'.repeat(400),
    `5${' '.repeat(40)}6`
  ])('%j is asked again', (text) => {
    for (const locale of LOCALES) expect(readNumber(text, locale)).toBeUndefined();
  });

  // The tables of ICU are the judge.
  test.each(Intl.supportedValuesOf('numberingSystem'))('digits of %s count', (numberingSystem) => {
    const written = new Intl.NumberFormat('en', { numberingSystem, useGrouping: false });
    fc.assert(
      fc.property(fc.nat(), (value) => {
        const text = written.format(value);
        if (/^\p{Nd}+$/u.test(text)) expect(readNumber(text, 'en')).toEqual({ value });
      }),
      { numRuns: 20 }
    );
  });

  test('that we wrote, with or without a unit, reads the same', () => {
    fc.assert(
      fc.property(anyNumber, anyLocale, fc.constantFrom('', 'km', '%', '€', 'm²'), (value, locale, unit) => {
        expect(readNumber(writeQuantity(value, locale, unit), locale)?.value).toBe(value);
        expect(readNumber(writeForField(value, locale), locale)?.value).toBe(value);
      }),
      { numRuns: 2_000 }
    );
  });

  test('of any kind throws nothing, and is a number within bounds or none', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom(..."0123456789.,-–− '/%€½²٫٬۵k") })
    );
    fc.assert(
      fc.property(anyText, anyLocale, (text, locale) => {
        const reading = readNumber(text, locale);
        for (const value of reading ? [reading.value, reading.other ?? 0] : []) {
          expect(Number.isFinite(value)).toBe(true);
          expect(Object.is(value, -0)).toBe(false);
        }
        if (reading) expect(Math.abs(reading.value)).toBeLessThanOrEqual(MAX_NUMBER);
      }),
      { numRuns: 5_000 }
    );
  });
});
