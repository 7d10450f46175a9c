import { expect, test } from 'vitest';
import { quantile } from '#tests/support/quantile.ts';
import { summarise } from './stats.ts';

test('quantiles by nearest rank', () => {
  const samples = [5, 1, 4, 2, 3];
  expect([0, 0.5, 0.99, 1].map((part) => quantile(samples, part))).toEqual([1, 3, 5, 5]);
});

test('every figure with its median, least and greatest', () => {
  const { medians, spread } = summarise([{ ms: 3 }, { ms: 1.23456 }, { ms: 9 }]);
  expect(medians).toEqual({ ms: 3 });
  expect(spread).toEqual({ ms: { median: 3, min: 1.235, max: 9 } });
});
