import type { ContestantId } from '../ids.ts';
import { compareScores, competitionRanks } from '../scoring/rank.ts';
import type { PlayedEvening } from './evening.ts';

/** The ranks of one contestant, from 1: one after each item, in the order in which the items were revealed. */
export type RankCourse = readonly number[];

const counted = new WeakMap<PlayedEvening, ReadonlyMap<ContestantId, RankCourse>>();

/**
 * The rank of everybody after each item [RESULTS-1], by the order of the scoreboard [SCORING-4]. Whoever came later is
 * counted from the beginning, with no points. The last rank is the one on the final scoreboard.
 * Counted when it is first asked for, and kept as long as the evening is.
 */
export function rankCourses(evening: PlayedEvening): ReadonlyMap<ContestantId, RankCourse> {
  const known = counted.get(evening);
  if (known) return known;
  const courses = countCourses(evening);
  counted.set(evening, courses);
  return courses;
}

function countCourses({
  rows,
  items,
  breakTiesByTime
}: PlayedEvening): ReadonlyMap<ContestantId, RankCourse> {
  const courses = new Map<ContestantId, number[]>(rows.map(({ id }) => [id, []]));
  const totals = rows.map(({ id }) => ({ id, score: 0, totalTapMs: 0, tie: 0 }));
  const ties = new Map(rows.map(({ id, tie = 0 }) => [id, tie]));
  for (const { itemId, answers, gains } of items) {
    // A tie is broken after the last item.
    const isLast = itemId === items.at(-1)?.itemId;
    for (const total of totals) {
      const answer = answers.get(total.id);
      total.score += gains.get(total.id) ?? 0;
      total.totalTapMs += answer?.tapMs ?? 0;
      if (isLast) total.tie = ties.get(total.id) ?? 0;
    }
    totals.sort((a, b) => compareScores(a, b, breakTiesByTime));
    const ranks = competitionRanks(totals, breakTiesByTime);
    totals.forEach(({ id }, index) => courses.get(id)?.push(ranks[index] ?? 1));
  }
  return courses;
}
