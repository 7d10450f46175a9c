import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { WorkClock } from './work-clock.ts';

let usedMs = 0;
beforeEach(() => {
  usedMs = 0;
  vi.useFakeTimers();
  vi.spyOn(process, 'cpuUsage').mockImplementation(() => ({ user: usedMs * 1_000, system: 0 }));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it('[OPS-11] ends work that had a processor for its time', () => {
  const over = vi.fn();
  new WorkClock(1_000, over);
  usedMs = 1_000;
  vi.advanceTimersByTime(999);
  expect(over).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(over).toHaveBeenCalledOnce();
});

it('[OPS-11] waits for work that had to wait itself, with an end', () => {
  const over = vi.fn();
  new WorkClock(1_000, over);
  usedMs = 200;
  vi.advanceTimersByTime(4_900);
  expect(over).not.toHaveBeenCalled();
  vi.advanceTimersByTime(800);
  expect(over).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(100_000);
  expect(over).toHaveBeenCalledOnce();
});

it('[OPS-11] is silent once it is stopped', () => {
  const over = vi.fn();
  new WorkClock(1_000, over).stop();
  usedMs = 5_000;
  vi.advanceTimersByTime(100_000);
  expect(over).not.toHaveBeenCalled();
});
