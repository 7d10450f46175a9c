import type { DisplayView } from '#core/game/views.ts';
import type { Face } from '#core/protocol/server-frames.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Attendance } from './attendance.svelte.ts';
import { RelayedRoom, type Relayed } from './relayed-room.ts';

const view = (part: Partial<DisplayView>): DisplayView => ({
  phase: 'lobby',
  step: 'lobby',
  code: 'ABCDE',
  title: 'Pub night',
  language: 'en',
  players: 1,
  ...part
});
const relayed = (part: Partial<DisplayView>, more: Partial<Relayed> = {}): Relayed => ({
  role: 'display',
  now: 1_000_000,
  view: view(part),
  ...more
});
const faces = (...names: string[]) => names.map((name) => [name, name, '🦊'] as unknown as Face);

let stop: (() => void) | undefined;
function shows(first: Relayed) {
  const room = new RelayedRoom(first);
  const fetch = vi.fn();
  const live = new Attendance<DisplayView>('display', 'ABCDE', 'ticket', { platform: room, fetch });
  stop = live.open();
  return { room, live, fetch };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  stop?.();
  vi.useRealTimers();
});

test('[WEB-17] who comes in is shown what the room was told, on its clock', async () => {
  const { live, fetch } = shows(relayed({ players: 2 }, { faces: faces('Ann', 'Bob') }));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(live.status).toBe('online');
  expect(live.view).toEqual(view({ players: 2 }));
  expect([...live.crowd.keys()]).toEqual(['Ann', 'Bob']);
  expect(live.clock.now()).toBeCloseTo(1_005_000, -1);
  expect(fetch).not.toHaveBeenCalled();
});

test('[WEB-17] what changes is shown, and what is gone is gone', async () => {
  const { room, live } = shows(relayed({ allIn: true }));
  await vi.advanceTimersByTimeAsync(100);
  room.show(relayed({ phase: 'locked', step: 'locked:0' }, { counts: { answered: 3, of: 4 } }));
  expect(live.view).toEqual(view({ phase: 'locked', step: 'locked:0' }));
  expect(live.counts).toMatchObject({ answered: 3, of: 4 });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(live.status).toBe('online');
});
