import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Watches } from './watches.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A room whose clock may be set, and whose deadline moves on by itself. */
function watched(deadline: number | undefined) {
  const room = { deadline, aheadMs: 0, rings: 0 };
  const watches = new Watches({
    now: () => Date.now() + room.aheadMs,
    deadline: () => room.deadline,
    hasHost: () => true,
    onDeadline: () => {
      room.rings += 1;
      room.deadline = undefined;
    },
    onHostAway: () => undefined,
    onSlowPulse: () => undefined,
    onPulse: () => undefined
  });
  return { room, watches };
}

describe('the deadline of a room', () => {
  it('rings once, however often it was armed', () => {
    const { room, watches } = watched(Date.now() + 10_100);
    for (let n = 0; n < 100; n++) watches.armDeadline();
    expect(vi.getTimerCount()).toBe(3);
    vi.advanceTimersByTime(10_099);
    expect(room.rings).toBe(0);
    vi.advanceTimersByTime(1);
    expect(room.rings).toBe(1);
    watches.dispose();
  });

  it('follows when it moves, and when it goes', () => {
    const { room, watches } = watched(Date.now() + 1_000);
    room.deadline = Date.now() + 5_100;
    watches.armDeadline();
    vi.advanceTimersByTime(5_099);
    expect(room.rings).toBe(0);
    room.deadline = undefined;
    watches.armDeadline();
    vi.advanceTimersByTime(60_000);
    expect(room.rings).toBe(0);
    room.deadline = Date.now() + 5_100;
    watches.armDeadline();
    vi.advanceTimersByTime(5_100);
    expect(room.rings).toBe(1);
    watches.dispose();
  });

  it('follows the clock that was set meanwhile', () => {
    const { room, watches } = watched(Date.now() + 10_100);
    vi.advanceTimersByTime(1_000);
    room.aheadMs = 6_000;
    vi.advanceTimersByTime(3_100);
    expect(room.rings).toBe(1);
    watches.dispose();
  });

  it('rings no more once the room is closed', () => {
    const { room, watches } = watched(Date.now() + 1_000);
    watches.dispose();
    watches.armDeadline();
    vi.advanceTimersByTime(5_000);
    expect(room.rings).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
