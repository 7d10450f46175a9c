import type { ContestantId, ItemId } from '../ids.ts';
import type { ScoredAnswer } from '../scoring/recount.ts';
import { A_CROWD, loneAmong } from '../scoring/standouts.ts';
import type { PlayedEvening, PlayedItem } from './evening.ts';
import { rankCourses } from './rank-course.ts';

/** Somebody who may win an award, with what counts for it. */
export interface Candidate {
  readonly id: ContestantId;
  readonly value: number;
  /** With which item, where it was one. */
  readonly itemId?: ItemId;
}

export interface AwardRule {
  /** Whether the least value wins instead of the greatest. */
  readonly least?: true;
  /** In the order of the items, then of the answers or rows. Whoever is no candidate cannot win. */
  candidates(evening: PlayedEvening): Iterable<Candidate>;
}

/** Smallest that is worth a word: places climbed, items in a row, answers that nobody else gave. */
export const A_CLIMB = 2;
export const A_STREAK = 3;
export const A_WOLF = 2;

function* answersOf({ items }: PlayedEvening): Generator<ScoredAnswer> {
  for (const { answers } of items) yield* answers.values();
}

const loneAnswers = ({ question, answers }: PlayedItem) => loneAmong(question, answers.values());

const byTap = ({ contestantId: id, tapMs, itemId }: ScoredAnswer): Candidate => ({
  id,
  value: tapMs,
  itemId
});

/** Every award by its name, in the order in which they are told [RESULTS-4]. */
export const awardRules = {
  /** The right answer that was tapped soonest, in ms from the opening. */
  fastestFinger: {
    least: true,
    *candidates(evening) {
      for (const answer of answersOf(evening)) if (answer.right) yield byTap(answer);
    }
  },
  /** The only one who knew: the value is how many tried, so that the hardest such item counts. */
  onlyKnower: {
    *candidates({ items }) {
      for (const { itemId, answers } of items) {
        if (answers.size < A_CROWD) continue;
        const [knower, another] = [...answers.values()].filter(({ right }) => right);
        if (knower && !another) yield { id: knower.contestantId, value: answers.size, itemId };
      }
    }
  },
  /** The guess that came closest for its question, as its grade. */
  closestGuess: {
    *candidates(evening) {
      for (const { contestantId: id, off, right, grade, itemId } of answersOf(evening))
        if (off !== undefined && right) yield { id, value: grade, itemId };
    }
  },
  /** Places from somebody's worst rank to the last one. */
  bestClimb: {
    *candidates(evening) {
      for (const [id, course] of rankCourses(evening)) {
        const climbed = Math.max(...course) - (course.at(-1) ?? 0);
        if (climbed >= A_CLIMB) yield { id, value: climbed };
      }
    }
  },
  /** Items in a row [SCORING-6]. */
  longestStreak: {
    *candidates({ rows }) {
      for (const { id, bestStreak } of rows) if (bestStreak >= A_STREAK) yield { id, value: bestStreak };
    }
  },
  /** How many answers of somebody nobody else gave, right or wrong. */
  loneWolf: {
    *candidates({ items }) {
      const alone = new Map<ContestantId, number>();
      for (const item of items)
        for (const { contestantId: id } of loneAnswers(item)) alone.set(id, (alone.get(id) ?? 0) + 1);
      for (const [id, value] of alone) if (value >= A_WOLF) yield { id, value };
    }
  },
  /** The wrong answer that nobody else gave and that came soonest, in ms from the opening. */
  bravestWrong: {
    least: true,
    *candidates({ items }) {
      for (const item of items)
        for (const answer of loneAnswers(item)) if (!answer.right) yield byTap(answer);
    }
  }
} as const satisfies Record<string, AwardRule>;

export type AwardName = keyof typeof awardRules;
