import { describe, expect, test } from 'vitest';
import { asId, type ContestantId } from '../../ids.ts';
import { newContestant } from './contestants.ts';
import { podiumCounts, podiumRows } from './podium.ts';
import type { Standing } from './standings.ts';

const standing = (rank: number, score: number): Standing => ({
  rank,
  contestant: {
    ...newContestant(asId<ContestantId>(`${String(rank)}-${String(score)}`), { name: 'Ann', avatar: '🦊' }),
    score
  }
});
/** A scoreboard with so many at each place; equals share the better rank. */
function board(...counts: number[]): Standing[] {
  let rank = 1;
  return counts.flatMap((count, index) => {
    const rows = Array.from({ length: count }, () => standing(rank, 1_000 - index));
    rank += count;
    return rows;
  });
}

describe('[GAME-4] the podium', () => {
  test('shows ten where all scores differ', () => {
    expect(podiumRows(board(...Array<number>(40).fill(1))).map(({ rank }) => rank)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10
    ]);
  });

  test.each([1, 2, 3, 5, 11, 60, 300])('shows everybody of %i who share the first place', (count) => {
    const rows = podiumRows(board(count, 40));
    expect(rows.filter(({ rank }) => rank === 1)).toHaveLength(count);
    expect(podiumCounts(board(count, 40))[0]).toBe(count);
  });

  test('shows everybody who shares the third place', () => {
    expect(podiumRows(board(1, 1, 25, 3))).toHaveLength(27);
    expect(podiumCounts(board(1, 1, 25, 3))).toEqual([1, 1, 25]);
  });

  test('sends three hundred at most, and says how many there are', () => {
    expect(podiumRows(board(2_000))).toHaveLength(300);
    expect(podiumCounts(board(2_000))).toEqual([2_000, 0, 0]);
  });

  test('has nobody on its steps where nobody has a point', () => {
    const rows = Array.from({ length: 60 }, () => standing(1, 0));
    expect(podiumRows(rows)).toHaveLength(10);
    expect(podiumCounts(rows)).toEqual([0, 0, 0]);
  });
});
