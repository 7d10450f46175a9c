import { expect, test } from 'vitest';
import { parseTypedNumber } from './parse-number.ts';

test.each([
  ['1500', 1500],
  ['1.500', 1500],
  ['1,500', 1500],
  ['1 500', 1500],
  ['1.234.567', 1234567],
  ['1.234,5', 1234.5],
  ['1,234.5', 1234.5],
  ['3,5', 3.5],
  ['3.25', 3.25],
  ['-2.5', -2.5],
  ['−7', -7],
  ['+7', 7]
])('reads %s as people mean it', (text, number) => {
  expect(parseTypedNumber(text)).toBe(number);
});

test.each(['', 'abc', '1e5', '--1', '12 m', ',', '.5'])('does not take %s for a number', (text) => {
  expect(parseTypedNumber(text)).toBeUndefined();
});
