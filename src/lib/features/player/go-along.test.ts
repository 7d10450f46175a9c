import { expect, test } from 'vitest';
import type { Device } from '#lib/live/platform.ts';
import { goAlong } from './go-along.ts';
import { asAttempt } from './kept.ts';

function device(kept: Record<string, unknown> = {}) {
  const store = new Map(Object.entries(kept));
  const keep = (key: string, value: unknown) => void store.set(key, value);
  // Nothing else of a device is asked for.
  return { store, device: { keep, recall: (key: string) => store.get(key) } as unknown as Device };
}
const ann = { name: 'Ann', avatar: '🦊', score: 9 } as const;

test('[GAME-36] the next game is joined with the same name and face, once', () => {
  const { store, device: phone } = device();
  goAlong(phone, 'BCDFG', ann);
  const attempt = asAttempt(store.get('pq:BCDFG:join'));
  expect(attempt).toMatchObject({ name: 'Ann', avatar: '🦊' });
  expect(attempt?.id).toMatch(/^[\w-]{22}$/);
  expect(attempt).not.toHaveProperty('score');
  goAlong(phone, 'BCDFG', ann);
  expect(store.get('pq:BCDFG:join')).toBe(attempt);
});

test('[GAME-36] who was in the next game already comes back as who they were', () => {
  const { store, device: phone } = device({ 'pq:BCDFG:token': 'token' });
  goAlong(phone, 'BCDFG', ann);
  expect([...store.keys()]).toEqual(['pq:BCDFG:token']);
});
