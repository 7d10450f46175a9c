import { asId, type PlayerId } from '#core/ids.ts';
import type { RosterRow } from '#core/protocol/server-frames.ts';
import { expect, test } from 'vitest';
import { withRows } from './roster.ts';

const row = (n: number, flags: number): RosterRow => [
  asId<PlayerId>(`player-${String(n)}`),
  `Player ${String(n)}`,
  '🦊',
  0,
  1,
  flags
];
const named = (players: ReturnType<typeof withRows>) => [...players.values()].map(({ name }) => name);

test('[GAME-33] who was removed stands behind the others, the latest last, until the removal is taken back', () => {
  const players = withRows(new Map(), [row(1, 1), row(2, 1), row(3, 2 + 8)]);
  expect(players.get('player-3')).toMatchObject({ connected: false, answered: true, vacated: true });
  const removed = withRows(withRows(players, [row(2, 4)]), [row(1, 4), row(2, 4), row(3, 1)]);
  expect(named(removed)).toEqual(['Player 3', 'Player 2', 'Player 1']);
  expect([...removed.values()].map((player) => player.removed)).toEqual([false, true, true]);
  expect(withRows(removed, [row(2, 1)]).get('player-2')?.removed).toBe(false);
});

test('[GAME-44] a row tells how much time a player has', () => {
  const players = withRows(new Map(), [row(1, 1), row(2, 1 + 16), row(3, 32), row(4, 2 + 48)]);
  expect([...players.values()].map(({ timeFactor }) => timeFactor)).toEqual([1, 1.25, 1.5, 2]);
  expect(players.get('player-4')).toMatchObject({ answered: true, connected: false, removed: false });
});

test('rows come on top of those before, each player in the same place', () => {
  const before = withRows(new Map(), [row(1, 1), row(2, 1)]);
  const after = withRows(before, [row(1, 3), row(3, 1)]);
  expect(named(after)).toEqual(['Player 1', 'Player 2', 'Player 3']);
  expect(after.get('player-1')?.answered).toBe(true);
  expect(before.get('player-1')?.answered).toBe(false);
});
