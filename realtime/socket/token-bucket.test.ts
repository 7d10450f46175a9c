import { expect, test } from 'vitest';
import { TokenBucket } from './token-bucket.ts';

const taken = (bucket: TokenBucket, tries: number, now: number) =>
  Array.from({ length: tries }, () => bucket.take(now)).filter(Boolean).length;

test('[ROOM-9] a burst up to the capacity, then so many per second', () => {
  const bucket = new TokenBucket(5, 2, 0);
  expect(taken(bucket, 9, 0)).toBe(5);
  expect(taken(bucket, 9, 499)).toBe(0);
  expect(taken(bucket, 9, 500)).toBe(1);
  expect(taken(bucket, 9, 2_500)).toBe(4);
  expect(taken(bucket, 99, 1_000_000)).toBe(5);
});
