import { expect, test } from 'vitest';
import type { ListedPlayer } from '#lib/live/roster.ts';
import { removalsOf } from './removals.ts';

const player = (id: string, removedWith?: string): ListedPlayer => ({
  id,
  name: `Player ${id}`,
  avatar: '🦊',
  score: 0,
  rank: 0,
  connected: false,
  answered: false,
  vacated: false,
  timeFactor: 1 as const,
  from: 1,
  joined: 0,
  removed: true,
  removedWith
});

test('[GAME-33] each press is one removal, by the name that was pressed, the latest first', () => {
  expect(removalsOf([player('a'), player('b', 'c'), player('c', 'c'), player('d')])).toEqual([
    { id: 'd', name: 'Player d', others: 0 },
    { id: 'c', name: 'Player c', others: 1 },
    { id: 'a', name: 'Player a', others: 0 }
  ]);
  expect(removalsOf([])).toEqual([]);
});

test('[GAME-33] a removal whose named player went before is called by one who went', () => {
  expect(removalsOf([player('a'), player('b', 'a')])).toEqual([
    { id: 'b', name: 'Player b', others: 0 },
    { id: 'a', name: 'Player a', others: 0 }
  ]);
});
