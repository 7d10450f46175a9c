import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { RoundTrip } from './round-trip.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A peer that answers each ping after so many ms; `undefined`: never. */
function peer(delays: (number | undefined)[], always?: number) {
  const ws = Object.assign(new EventEmitter(), {
    ended: false,
    ping: () => {
      const delay = delays.length > 0 ? delays.shift() : always;
      if (delay !== undefined) setTimeout(() => ws.emit('pong'), delay);
    },
    terminate: () => {
      ws.ended = true;
      trip.dispose();
    }
  });
  const trip = new RoundTrip(ws as unknown as WebSocket);
  return { ws, trip };
}

test('[CLOCK-2] the shortest of the last round trips counts', async () => {
  const { trip } = peer([80, 30, 50], 120);
  expect(trip.ms).toBe(0);
  await vi.advanceTimersByTimeAsync(2_500);
  expect(trip.ms).toBe(30);
  // The phone has moved to a slower network: after five more answers only those count.
  await vi.advanceTimersByTimeAsync(6 * 20_000);
  expect(trip.ms).toBe(120);
  trip.dispose();
  expect(vi.getTimerCount()).toBe(0);
});

test('[ROOM-9] a peer that is gone without a word is noticed', async () => {
  const { ws } = peer([10, 10, 10, 10]);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(ws.ended).toBe(false);
  await vi.advanceTimersByTimeAsync(40_000);
  expect(ws.ended).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});

test('a pong that nobody asked for measures nothing', async () => {
  const { ws, trip } = peer([]);
  await vi.advanceTimersByTimeAsync(100);
  ws.emit('pong');
  const measured = trip.ms;
  ws.emit('pong');
  expect(trip.ms).toBe(measured);
  trip.dispose();
});
