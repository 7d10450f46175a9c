import { and, eq, sql } from 'drizzle-orm';
import type { QuizId } from '#core/ids.ts';
import { quizzes } from '#schema/quiz.ts';
import type { Database } from '../db/client.ts';
import type { WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { editQuiz } from './edit-quiz.ts';

/** Hides a quiz; it can be restored until it is purged. */
export async function deleteQuiz(db: Database, access: WorkspaceAccess, quizId: QuizId): Promise<void> {
  await editQuiz(db, access, quizId, async (tx) => {
    await tx
      .update(quizzes)
      .set({ deletedAt: sql`now()` })
      .where(and(eq(quizzes.workspaceId, access.workspaceId), eq(quizzes.id, quizId)));
  });
}
