import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Heartbeat, RoundTrip } from './round-trip.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

let heartbeat: Heartbeat;
beforeEach(() => {
  heartbeat = new Heartbeat();
});
afterEach(() => {
  heartbeat.stop();
});

/** A peer that answers each ping after so many ms; `undefined`: never. */
function peer(delays: (number | undefined)[], always?: number) {
  const state = { ended: false };
  let trip: RoundTrip | undefined = undefined;
  trip = new RoundTrip(heartbeat, {
    ping: () => {
      const delay = delays.length > 0 ? delays.shift() : always;
      if (delay !== undefined) setTimeout(() => trip?.pong(), delay);
    },
    terminate: () => {
      state.ended = true;
    }
  });
  return { state, trip };
}

test('[CLOCK-2] the shortest of the last round trips counts', async () => {
  const { trip } = peer([80, 30, 50], 120);
  expect(trip.ms).toBe(0);
  await vi.advanceTimersByTimeAsync(2_500);
  expect(trip.ms).toBe(30);
  // The phone has moved to a slower network: after five more answers only those count.
  await vi.advanceTimersByTimeAsync(6 * 25_000);
  expect(trip.ms).toBe(120);
});

test('[ROOM-9] a peer that is gone without a word is noticed', async () => {
  const { state } = peer([10, 10, 10, 10]);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(state.ended).toBe(false);
  await vi.advanceTimersByTimeAsync(50_000);
  expect(state.ended).toBe(true);
});

test('a pong that nobody asked for measures nothing', async () => {
  const { trip } = peer([]);
  await vi.advanceTimersByTimeAsync(100);
  trip.pong();
  const measured = trip.ms;
  await vi.advanceTimersByTimeAsync(50);
  trip.pong();
  expect(trip.ms).toBe(measured);
});

test('who is gone is not probed any more', async () => {
  let pings = 0;
  const trip = new RoundTrip(heartbeat, { ping: () => (pings += 1), terminate: () => undefined });
  heartbeat.remove(trip);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(pings).toBe(1);
});
