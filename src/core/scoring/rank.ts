export interface Rankable {
  readonly score: number;
  /** Sum of the tap times of scored answers, in ms; breaks ties where the quiz says so. */
  readonly totalTapMs: number;
  /** Where a tie-break has put it among its equals: the lower, the better. */
  readonly tie?: number;
}

/** Order of the scoreboard: more points first, then, where ties are broken, less time, then what a tie-break said. */
export const compareScores = (a: Rankable, b: Rankable, breakTiesByTime: boolean): number =>
  b.score - a.score || (breakTiesByTime ? a.totalTapMs - b.totalTapMs : 0) || (a.tie ?? 0) - (b.tie ?? 0);

/**
 * Standard competition ranking (“1224”) of rows that are already in order [SCORING-4]: equals share the better rank
 * and leave a gap behind them. Returns one rank, from 1, per row.
 */
export function competitionRanks(rows: readonly Rankable[], breakTiesByTime: boolean): number[] {
  const ranks: number[] = [];
  rows.forEach((row, index) => {
    const above = rows[index - 1];
    const tied = above !== undefined && compareScores(above, row, breakTiesByTime) === 0;
    ranks.push(tied ? (ranks[index - 1] ?? 1) : index + 1);
  });
  return ranks;
}
