import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Refusals } from './refusals.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('[ACCOUNT-9] refused sign-ins are told at once, and then once a minute with their number', () => {
  const told: [string, number][] = [];
  const refusals = new Refusals((...line) => void told.push(line));
  for (let n = 0; n < 500; n++) refusals.count('wrong');
  refusals.count('limited');
  expect(told).toEqual([
    ['wrong', 1],
    ['limited', 1]
  ]);
  vi.advanceTimersByTime(60_000);
  expect(told.slice(2)).toEqual([['wrong', 499]]);
  vi.advanceTimersByTime(600_000);
  expect(told).toHaveLength(3);
  refusals.count('wrong');
  expect(told.at(-1)).toEqual(['wrong', 1]);
});
