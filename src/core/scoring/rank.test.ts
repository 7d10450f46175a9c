import { describe, expect, test } from 'vitest';
import { compareScores, competitionRanks } from './rank.ts';

const row = (score: number, totalTapMs = 0) => ({ score, totalTapMs });

describe('ranks', () => {
  test('[SCORING-4] equals share the better rank and leave a gap behind them', () => {
    expect(competitionRanks([row(9), row(7), row(7), row(5)], false)).toEqual([1, 2, 2, 4]);
    expect(competitionRanks([row(0), row(0), row(0)], false)).toEqual([1, 1, 1]);
    expect(competitionRanks([row(9), row(9), row(7), row(7), row(7), row(1)], false)).toEqual([
      1, 1, 3, 3, 3, 6
    ]);
    expect(competitionRanks([], false)).toEqual([]);
  });

  test('[SCORING-5] time breaks ties only where the quiz says so, and equal time is still a tie', () => {
    const rows = [row(7, 100), row(7, 200), row(7, 200), row(5, 0)];
    expect(competitionRanks(rows, false)).toEqual([1, 1, 1, 4]);
    expect(competitionRanks(rows, true)).toEqual([1, 2, 2, 4]);
  });

  test('[SCORING-4] more points always come first, whatever the time', () => {
    expect(compareScores(row(8, 9_999), row(7, 1), true)).toBeLessThan(0);
    expect(compareScores(row(7, 200), row(7, 100), true)).toBeGreaterThan(0);
    expect(compareScores(row(7, 200), row(7, 100), false)).toBe(0);
  });
});
