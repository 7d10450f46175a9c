import { eq, sql } from 'drizzle-orm';
import type { QuizId, RoundId } from '#core/ids.ts';
import { rounds } from '#schema/quiz.ts';
import type { Database } from '../db/client.ts';
import type { WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { editQuiz, roundOf } from './edit-quiz.ts';

/** Hides a round with its items; it can be restored until it is purged. */
export async function deleteRound(
  db: Database,
  access: WorkspaceAccess,
  { quizId, roundId }: { quizId: QuizId; roundId: RoundId }
): Promise<void> {
  await editQuiz(db, access, quizId, async (tx, quiz) => {
    const { round } = roundOf(quiz, roundId);
    await tx
      .update(rounds)
      .set({ deletedAt: sql`now()` })
      .where(eq(rounds.id, round.id));
  });
}
