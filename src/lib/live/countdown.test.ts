import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ClockSync } from './clock-sync.ts';
import { Countdown } from './countdown.svelte.ts';

/** Where the server's clock stands at the beginning, ms since the epoch. */
const START = 1_000_000;
const timing = { opensAt: START + 3_000, closesAt: START + 23_000 };

let pausedAt: number | undefined;
let countdown: Countdown;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  pausedAt = undefined;
  const clock = new ClockSync(() => performance.now());
  clock.hint(START);
  countdown = new Countdown(clock, () => pausedAt);
  stop = countdown.run();
});
afterEach(() => {
  stop();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

test('before the opening the whole time is left; then it runs down, and stops at nothing', async () => {
  expect(countdown.secondsLeft(timing)).toBe(20);
  expect(countdown.partLeft(timing, 20_000)).toBe(1);
  expect(countdown.isOpen(timing)).toBe(false);
  await vi.advanceTimersByTimeAsync(8_000);
  expect(countdown.secondsLeft(timing)).toBe(15);
  expect(countdown.partLeft(timing, 20_000)).toBe(0.75);
  expect(countdown.isOpen(timing)).toBe(true);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(countdown.secondsLeft(timing)).toBe(0);
  expect(countdown.partLeft(timing, 20_000)).toBe(0);
  expect(countdown.isOpen(timing)).toBe(false);
});

test('a second that has begun is shown as a whole one', async () => {
  await vi.advanceTimersByTimeAsync(3_100);
  expect(countdown.secondsLeft(timing)).toBe(20);
  await vi.advanceTimersByTimeAsync(900);
  expect(countdown.secondsLeft(timing)).toBe(19);
});

test('stands still while the game is paused, at the moment of the pause, and goes on after it', async () => {
  await vi.advanceTimersByTimeAsync(8_000);
  // The word of the pause comes a moment after it.
  pausedAt = START + 7_900;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(countdown.now).toBe(START + 7_900);
  expect(countdown.secondsLeft(timing)).toBe(16);
  expect(countdown.isOpen(timing)).toBe(true);
  // The server moves the deadline by what the pause took.
  pausedAt = undefined;
  await vi.advanceTimersByTimeAsync(100);
  expect(countdown.secondsLeft({ opensAt: timing.opensAt, closesAt: timing.closesAt + 10_200 })).toBe(16);
});

test('more time than the limit is no more than all of it', () => {
  expect(countdown.partLeft({ opensAt: START, closesAt: START + 60_000 }, 20_000)).toBe(1);
});
