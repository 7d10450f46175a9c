import { AppError } from '#core/errors.ts';
import { asId, type ItemId, type RoundId } from '#core/ids.ts';
import type { FrozenQuiz } from '#core/quiz/quiz.ts';
import { questionsIn, type QuizDetail } from '../quizzes/quiz-detail.ts';

/**
 * The copy of a quiz that a live session plays, with ids of its own. Empty rounds are left out: they have nothing to
 * introduce.
 * @throws AppError `invalid` when there is no question in it
 */
export function freezeQuiz(quiz: QuizDetail, newId: () => string): FrozenQuiz {
  const played = quiz.rounds.filter((round) => round.items.length > 0);
  if (!played.some((round) => questionsIn(round).length > 0)) throw new AppError('invalid', 'quiz_empty');
  return {
    quizId: quiz.id,
    title: quiz.title,
    language: quiz.language,
    settings: quiz.settings,
    rounds: played.map(({ title, format, rules }) => ({
      id: asId<RoundId>(newId()),
      title,
      ...(format && { format }),
      ...(rules && { rules })
    })),
    items: played.flatMap(({ items }, round) =>
      items.map((item) => ({ ...item, id: asId<ItemId>(newId()), round }))
    )
  };
}
