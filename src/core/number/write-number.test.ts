import { describe, expect, test } from 'vitest';
import { writeForField, writeNumber, writeQuantity } from './write-number.ts';

describe('[QUESTION-14] a number on a screen', () => {
  test.each([
    [1997, '', 'en', '1997'],
    [1997, '', 'nl', '1997'],
    [9999.5, '', 'nl', '9999,5'],
    [10_000, '', 'en', '10,000'],
    [10_000, '', 'nl', '10.000'],
    [-12_500, '', 'nl', '-12.500'],
    [1440, 'min', 'en', '1,440 min'],
    [1440, 'min', 'nl', '1.440 min'],
    [12.5, '%', 'nl', '12,5%'],
    [3.14159, '', 'en', '3.142'],
    [0, '', 'nl', '0']
  ] as const)('%d %s is written in %s as %s', (value, unit, locale, text) => {
    const [number] = text.split(/[ %]/);
    expect(writeQuantity(value, locale, unit)).toBe(text);
    expect(writeNumber(value, locale, unit)).toBe(number);
  });

  test.each([
    [1_234.5, 'nl', '1234,5'],
    [1_000_000, 'en', '1000000'],
    [0.000_000_1, 'en', '0.0000001'],
    [0.1 + 0.2, 'en', '0.30000000000000004']
  ] as const)('%d stands in a field with every decimal and ungrouped', (value, locale, text) => {
    expect(writeForField(value, locale)).toBe(text);
  });
});
