import { asId, type PlayerId } from '#core/ids.ts';
import type { RosterRow } from '#core/protocol/server-frames.ts';
import { expect, test } from 'vitest';
import { withRows } from '#lib/live/roster.ts';
import { countTogether, inOrder } from './listed-player.ts';

const row = (n: number, flags: number, ...origin: [] | [number, number]): RosterRow => [
  asId<PlayerId>(`player-${String(n)}`),
  `Player ${String(n)}`,
  '🦊',
  0,
  1,
  flags,
  ...origin
];
const listed = (...rows: RosterRow[]) =>
  [...withRows(new Map(), rows).values()].filter(({ removed }) => !removed);

test('[GAME-17] those are counted who came from the same address within a minute, and are still in', () => {
  const players = listed(
    row(1, 1, 7, 0),
    row(2, 1, 7, 60),
    row(3, 1, 7, 61),
    row(4, 4, 7, 1),
    row(5, 1, 8, 0)
  );
  expect(players.map((player) => countTogether(players, player))).toEqual([2, 3, 2, 1]);
});

test('[GAME-17] a worker of 0.2.0 tells no addresses: everybody came alone', () => {
  const players = listed(row(1, 1), row(2, 1));
  expect(players.map((player) => countTogether(players, player))).toEqual([1, 1]);
});

test('a list that somebody points at keeps its order; who is new comes behind, who is gone leaves no hole', () => {
  const players = [4, 2, 5, 1].map((id) => ({ id: String(id) }));
  const held = ['1', '2', '3', '4'];
  expect(inOrder(players, held).map(({ id }) => id)).toEqual(['1', '2', '4', '5']);
  expect(inOrder(players, undefined)).toBe(players);
});
