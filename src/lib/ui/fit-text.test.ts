import { expect, test } from 'vitest';
import { largestFit } from './fit-text.ts';

test.each([
  ['all fits', 100, 100],
  ['half of it fits', 50, 50],
  ['hardly anything fits', 10.2, 10.2],
  ['nothing fits', 0, 10]
])('the largest size is found: %s', (_name, limit, size) => {
  let reads = 0;
  const found = largestFit(10, 100, (tried) => {
    reads += 1;
    return tried <= limit;
  });
  expect(found).toBeGreaterThan(size - 0.5);
  expect(found).toBeLessThanOrEqual(size);
  // One layout is read per step.
  expect(reads).toBeLessThanOrEqual(11);
});

test('where the largest is the smallest, nothing is tried', () => {
  expect(largestFit(20, 20, () => false)).toBe(20);
});
