import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DatabaseClock } from './clock.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const warnings: unknown[] = [];
const log = {
  debug: () => undefined,
  info: () => undefined,
  warn: (line: unknown) => void warnings.push(line),
  error: () => undefined
};

describe('[CLOCK-1] the clock', () => {
  test('is the database’s, whatever this machine thinks, and goes on between measurements', async () => {
    const clock = new DatabaseClock(async () => performance.now() + 5_000_000, log);
    await clock.start();
    expect(clock.now()).toBe(Math.round(performance.now() + 5_000_000));
    vi.setSystemTime(0);
    await vi.advanceTimersByTimeAsync(1_234);
    expect(clock.now()).toBe(Math.round(performance.now() + 5_000_000));
    clock.stop();
  });

  test('trusts the quickest of several answers, read in the middle of its round trip', async () => {
    const delays = [400, 20, 300, 200, 100];
    const clock = new DatabaseClock(async () => {
      const [delay = 0] = delays.splice(0, 1);
      // The way there takes all the time, the way back none: the worst case for an estimate.
      await vi.advanceTimersByTimeAsync(delay);
      return performance.now() + 1_000;
    }, log);
    await clock.start();
    expect(Math.abs(clock.now() - (performance.now() + 1_000))).toBeLessThanOrEqual(11);
    clock.stop();
  });

  test('is measured anew every minute, and keeps its offset while the database is away', async () => {
    let ask = async () => performance.now() + 1_000;
    const clock = new DatabaseClock(() => ask(), log);
    await clock.start();
    ask = async () => performance.now() + 2_000;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(clock.now()).toBe(Math.round(performance.now() + 2_000));
    ask = () => Promise.reject(new Error('away'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(clock.now()).toBe(Math.round(performance.now() + 2_000));
    expect(warnings).toHaveLength(1);
    clock.stop();
    expect(vi.getTimerCount()).toBe(0);
  });
});
