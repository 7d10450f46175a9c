import { questionsAmong } from '../item/item.ts';
import type { ContestantId } from '../ids.ts';
import type { AnswerValue } from '../question/question.ts';
import { contestantId } from '../quiz/quiz.fixture.ts';
import type { FrozenQuiz } from '../quiz/quiz.ts';
import { compareScores, competitionRanks } from '../scoring/rank.ts';
import { recount } from '../scoring/recount.ts';
import type { PlayedEvening } from './evening.ts';

/** What one contestant said to an item, and after how many ms. */
export type Said = readonly [value: AnswerValue, tapMs: number] | undefined;

/**
 * An evening of a quiz whose items were all revealed, recounted.
 * @param said per item what contestants 1, 2, 3 … said
 */
export function eveningOf(
  quiz: FrozenQuiz,
  contestants: number,
  said: readonly (readonly Said[])[]
): PlayedEvening {
  const ids = Array.from({ length: contestants }, (_, index) => contestantId(index + 1));
  const answers = quiz.items.flatMap(({ id: itemId }, item) =>
    ids.flatMap((id: ContestantId, index) => {
      const answer = said[item]?.[index];
      return answer ? [{ itemId, contestantId: id, value: answer[0], tapMs: answer[1] }] : [];
    })
  );
  const { tallies, scored, gains } = recount(quiz, ids, answers, new Set(quiz.items.map(({ id }) => id)));
  const { breakTiesByTime } = quiz.settings;
  const ordered = [...tallies]
    .map(([id, tally]) => ({ id, ...tally }))
    .sort((a, b) => compareScores(a, b, breakTiesByTime));
  const ranks = competitionRanks(ordered, breakTiesByTime);
  return {
    rows: ordered.map(({ id, bestStreak }, index) => ({ id, bestStreak, rank: ranks[index] ?? 1 })),
    items: questionsAmong(quiz.items).map(({ id, question }) => ({
      itemId: id,
      question,
      answers: scored.get(id) ?? new Map(),
      gains: gains.get(id) ?? new Map()
    })),
    breakTiesByTime
  };
}
