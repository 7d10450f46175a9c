import { describe, expect, it } from 'vitest';
import { readNumber, writeNumber } from './read-number.ts';

describe('numbers as people type them', () => {
  it.each([
    ['1.234,5', 'nl', 1234.5],
    ['1.234', 'nl', 1234],
    ['1,5', 'nl', 1.5],
    ['1.5', 'nl', 1.5],
    ['1,234.5', 'en', 1234.5],
    ['1,234', 'en', 1234],
    ['12,5', 'en', 12.5],
    ['-3', 'en', -3],
    ['−3', 'nl', -3],
    ['8 849', 'nl', 8849],
    ['.5', 'en', 0.5]
  ] as const)('%s in %s is %d', (text, locale, number) => {
    expect(readNumber(text, locale)).toBe(number);
  });
  it.each(['', 'twelve', '1e9', '1.2.3', '0x10', '--1', '12 km'])('%j is none', (text) => {
    expect(readNumber(text, 'en')).toBeUndefined();
  });
  it('come back as they were', () => {
    for (const value of [0, 0.25, 1_234.5, -7, 1e12])
      for (const locale of ['en', 'nl'] as const)
        expect(readNumber(writeNumber(value, locale), locale)).toBe(value);
  });
});
