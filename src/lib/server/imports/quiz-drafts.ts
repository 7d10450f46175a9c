import type { Question } from '#core/question/question.ts';
import { MAX_TITLE_LENGTH } from '#core/quiz/quiz-limits.ts';
import { defaultSettings, MAX_ITEMS, type Locale, type QuizDraft } from '#core/quiz/quiz.ts';

/** How many quizzes this many questions become: one, unless they are more than a quiz holds. */
export const quizzesFor = (questions: number): number => Math.max(1, Math.ceil(questions / MAX_ITEMS));

/** Imported questions as quizzes of one round each; several are numbered in their titles. */
export function quizDrafts(title: string, language: Locale, questions: readonly Question[]): QuizDraft[] {
  const count = quizzesFor(questions.length);
  return Array.from({ length: count }, (_, index) => {
    const ending = count > 1 ? ` (${index + 1}/${count})` : '';
    return {
      title: `${[...title]
        .slice(0, MAX_TITLE_LENGTH - ending.length)
        .join('')
        .trim()}${ending}`,
      language,
      settings: defaultSettings,
      rounds: [{ title: '', questions: questions.slice(index * MAX_ITEMS, (index + 1) * MAX_ITEMS) }]
    };
  });
}
