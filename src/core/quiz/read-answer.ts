import type { ItemId } from '../ids.ts';
import { questionsAmong } from '../item/item.ts';
import { parseAnswer, type AnswerValue } from '../question/question.ts';
import type { FrozenQuiz } from './quiz.ts';

/**
 * Reads stored answers to this quiz as untrusted: each is checked by its question's own rules again [QUESTION-2]. What is
 * no answer to its question, or answers none of them, is `undefined`.
 */
export function storedAnswerReader(
  quiz: FrozenQuiz
): (itemId: ItemId, value: unknown) => AnswerValue | undefined {
  const questions = new Map(questionsAmong(quiz.items).map((item) => [item.id, item.question]));
  return (itemId, value) => {
    const question = questions.get(itemId);
    return question && parseAnswer(question, value);
  };
}
