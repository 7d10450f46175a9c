import { and, eq, isNull, sql } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import { asksQuestion } from '#core/item/question/asks-question.ts';
import type { ItemId, QuizId, RoundId } from '#core/ids.ts';
import { quizzes } from '#schema/quiz.ts';
import type { Database } from '../db/client.ts';
import type { Transaction } from '../db/transaction.ts';
import { requirePermission, type WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { readQuiz } from './load-quiz.ts';
import type { QuizDetail } from './quiz-detail.ts';

/**
 * Changes a quiz: locks its row, so that two tabs cannot tear its order apart, reads it and commits what `change`
 * did.
 * @throws AppError `not_found`, also for a quiz of another workspace; `forbidden` for who only hosts
 */
export async function editQuiz<T>(
  db: Database,
  access: WorkspaceAccess,
  quizId: QuizId,
  change: (tx: Transaction, quiz: QuizDetail) => Promise<T>
): Promise<T> {
  requirePermission(access, 'editQuizzes');
  return db.transaction(async (tx) => {
    const [row] = await tx
      .update(quizzes)
      .set({ updatedAt: sql`now()` })
      .where(
        and(eq(quizzes.workspaceId, access.workspaceId), eq(quizzes.id, quizId), isNull(quizzes.deletedAt))
      )
      .returning({ id: quizzes.id });
    if (!row) throw new AppError('not_found', 'quiz');
    return change(tx, await readQuiz(tx, access.workspaceId, quizId));
  });
}

/** @throws AppError `not_found` */
export function roundOf(quiz: QuizDetail, roundId: RoundId) {
  const index = quiz.rounds.findIndex((round) => round.id === roundId);
  const round = quiz.rounds[index];
  if (!round) throw new AppError('not_found', 'round');
  return { round, index };
}

/** @throws AppError `not_found` */
export function itemOf(quiz: QuizDetail, itemId: ItemId) {
  for (const [roundIndex, round] of quiz.rounds.entries()) {
    const index = round.items.findIndex((item) => item.id === itemId);
    const item = round.items[index];
    if (item) return { item, index, round, roundIndex };
  }
  throw new AppError('not_found', 'item');
}

/** @throws AppError `not_found`, also where the item is no question */
export function questionItemOf(quiz: QuizDetail, itemId: ItemId) {
  const found = itemOf(quiz, itemId);
  const { item } = found;
  if (!asksQuestion(item)) throw new AppError('not_found', 'item');
  return { ...found, item };
}

export const countItems = (quiz: QuizDetail): number =>
  quiz.rounds.reduce((sum, round) => sum + round.items.length, 0);
