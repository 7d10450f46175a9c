import { isRight } from './is-right.ts';

/** Grades and speed factors are whole thousandths, so that points are sums of integers. */
const FULL = 1_000;

/** What there is to win with an item. */
export interface Stakes {
  /** Points for a full and instant answer. */
  readonly points: number;
  readonly timeLimitMs: number;
}

export interface GradedAnswer {
  /** How right the answer is, 0 to 1. */
  readonly grade: number;
  /** From the opening of the item to the tap, in ms. */
  readonly tapMs: number;
}

/**
 * Shares out the points of one item: integers, one per answer, in the order of `answers`. It sees all answers at once, so
 * that a rule may depend on the others.
 */
export type ScoringRule = (stakes: Stakes, answers: readonly GradedAnswer[]) => readonly number[];

/** So many hundredths of it, rounded half up. */
export const percentOf = (points: number, percent: number): number =>
  Math.floor((points * percent + 50) / 100);

/**
 * `points × grade × speed` [SCORING-1], rounded half up, with the speed in thousandths.
 *
 * @param speedOf from the tap time, in ms from 0 to the time limit
 */
const each =
  (speedOf: (usedMs: number, timeLimitMs: number) => number): ScoringRule =>
  ({ points, timeLimitMs }, answers) =>
    answers.map(({ grade, tapMs }) => {
      const speed = speedOf(Math.min(Math.max(tapMs, 0), timeLimitMs), timeLimitMs);
      return Math.floor((points * Math.round(grade * FULL) * speed + (FULL * FULL) / 2) / (FULL * FULL));
    });

const flat = each(() => FULL);

/** What the three fastest get on top, in percent of the points. */
const PODIUM_PERCENT = [30, 20, 10] as const;

/** Flat, and more for the three fastest who are right; equally fast ones get the same and take a place each [SCORING-18]. */
const podium: ScoringRule = (stakes, answers) => {
  const first = answers
    .filter(({ grade }) => isRight(grade))
    .map(({ tapMs }) => tapMs)
    .sort((a, b) => a - b)
    .slice(0, PODIUM_PERCENT.length);
  return flat(stakes, answers).map((points, index) => {
    const answer = answers[index];
    const place = answer && isRight(answer.grade) ? first.indexOf(answer.tapMs) : -1;
    return points + percentOf(stakes.points, PODIUM_PERCENT[place] ?? 0);
  });
};

/** Every scoring rule by the name that quizzes store. */
export const scoringRules = {
  /** Falls in a straight line from 1 at the opening to ½ at the time limit. */
  speed: each((usedMs, timeLimitMs) => FULL - Math.floor((FULL * usedMs) / (2 * timeLimitMs))),
  flat,
  podium,
  /** Whoever comes nearest is right, and nobody else: `scoreItem` grades them so [SCORING-19]. */
  nearest: flat
} as const satisfies Record<string, ScoringRule>;
