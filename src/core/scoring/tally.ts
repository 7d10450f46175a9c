/** The running totals of one contestant over revealed items. */
export interface Tally {
  /** May be below 0 where being wrong costs something. */
  score: number;
  /** Sum of the tap times of answers to revealed items, in ms. */
  totalTapMs: number;
  rightCount: number;
  streak: number;
  bestStreak: number;
}

export const emptyTally = (): Tally => ({
  score: 0,
  totalTapMs: 0,
  rightCount: 0,
  streak: 0,
  bestStreak: 0
});
