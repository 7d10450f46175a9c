import type { ItemId } from '../ids.ts';
import type { QuestionItem } from '../item/item.ts';
import type { FrozenQuiz } from '../quiz/quiz.ts';

/**
 * Indexes of the rounds that are over: each of their questions was revealed or skipped, or the show is through [SCORING-24].
 *
 * @param questions of the quiz
 */
export function settledRounds(
  { rounds }: Pick<FrozenQuiz, 'rounds'>,
  questions: readonly QuestionItem[],
  isOver: (id: ItemId) => boolean,
  isThrough: boolean
): ReadonlySet<number> {
  const settled = new Set(rounds.keys());
  if (!isThrough) for (const { id, round } of questions) if (!isOver(id)) settled.delete(round);
  return settled;
}
