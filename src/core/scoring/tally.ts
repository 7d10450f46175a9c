import type { Score } from './score-item.ts';

/** The running totals of one contestant over revealed items. */
export interface Tally {
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

/** Adds a revealed item, in place; who did not answer loses the streak [SCORING-6]. */
export function addToTally(
  tally: Tally,
  answer: { readonly tapMs: number } | undefined,
  score?: Score
): void {
  if (!answer || !score) {
    tally.streak = 0;
    return;
  }
  tally.score += score.points;
  tally.totalTapMs += answer.tapMs;
  tally.streak = score.right ? tally.streak + 1 : 0;
  tally.bestStreak = Math.max(tally.bestStreak, tally.streak);
  if (score.right) tally.rightCount += 1;
}
