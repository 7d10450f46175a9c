import { itemsOf } from '#core/item/question/question-item.ts';
import type { Question } from '#core/question/question.ts';
import { MAX_TITLE_LENGTH } from '#core/quiz/quiz-limits.ts';
import { defaultSettings, MAX_ITEMS, MAX_ROUNDS, type Locale, type QuizDraft } from '#core/quiz/quiz.ts';
import type { ImportedRound } from '#import/report.ts';

/** How many quizzes these rounds become at most, with their titles or as one round: one, unless a quiz cannot hold them. */
export const quizzesFor = (rounds: readonly ImportedRound[]): number =>
  Math.max(1, divide(rounds).length, divide(asOneRound(rounds)).length);

/** All questions together, without the titles of their rounds. */
export const asOneRound = (rounds: readonly ImportedRound[]): ImportedRound[] => [
  { title: '', questions: rounds.flatMap(({ questions }) => questions) }
];

/** Imported rounds as quizzes; several are numbered in their titles. */
export function quizDrafts(title: string, language: Locale, rounds: readonly ImportedRound[]): QuizDraft[] {
  const quizzes = divide(rounds);
  return quizzes.map((own, index) => {
    const ending = quizzes.length > 1 ? ` (${index + 1}/${quizzes.length})` : '';
    return {
      title: `${[...title]
        .slice(0, MAX_TITLE_LENGTH - ending.length)
        .join('')
        .trim()}${ending}`,
      language,
      settings: defaultSettings,
      rounds: own.map(({ title: name, questions }) => ({ title: name, items: itemsOf(questions) }))
    };
  });
}

/** Puts rounds into as many quizzes as they need. Only a round that no quiz can hold is split. */
function divide(rounds: readonly ImportedRound[]): ImportedRound[][] {
  const quizzes: ImportedRound[][] = [];
  let items = 0;
  for (const { title, questions } of rounds) {
    for (let at = 0; at < questions.length; at += MAX_ITEMS) {
      const part: readonly Question[] = questions.slice(at, at + MAX_ITEMS);
      const quiz = quizzes.at(-1);
      if (!quiz || quiz.length === MAX_ROUNDS || items + part.length > MAX_ITEMS) {
        quizzes.push([{ title, questions: part }]);
        items = part.length;
      } else {
        quiz.push({ title, questions: part });
        items += part.length;
      }
    }
  }
  return quizzes;
}
