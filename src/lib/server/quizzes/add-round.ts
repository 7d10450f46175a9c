import { AppError } from '#core/errors.ts';
import { asId, type QuizId, type RoundId } from '#core/ids.ts';
import { MAX_ROUNDS } from '#core/quiz/quiz.ts';
import { rounds } from '#schema/quiz.ts';
import { randomUUID } from 'node:crypto';
import type { Database } from '../db/client.ts';
import type { WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { editQuiz } from './edit-quiz.ts';
import { orderRounds } from './order.ts';

/** Adds an empty round at the end. @throws AppError `conflict` when the quiz has as many as it can hold */
export async function addRound(
  db: Database,
  access: WorkspaceAccess,
  quizId: QuizId,
  title: string
): Promise<RoundId> {
  return editQuiz(db, access, quizId, async (tx, quiz) => {
    if (quiz.rounds.length >= MAX_ROUNDS) throw new AppError('conflict', 'too_many_rounds');
    const id = asId<RoundId>(randomUUID());
    await tx.insert(rounds).values({ id, quizId, title, position: 0 });
    await orderRounds(tx, [...quiz.rounds.map((round) => round.id), id]);
    return id;
  });
}
