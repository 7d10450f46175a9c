import { eq, sql } from 'drizzle-orm';
import type { ItemId, QuizId } from '#core/ids.ts';
import { items } from '#schema/quiz.ts';
import type { Database } from '../db/client.ts';
import type { WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { editQuiz, itemOf } from './edit-quiz.ts';

/** Hides an item; it can be restored until it is purged. */
export async function deleteItem(
  db: Database,
  access: WorkspaceAccess,
  { quizId, itemId }: { quizId: QuizId; itemId: ItemId }
): Promise<void> {
  await editQuiz(db, access, quizId, async (tx, quiz) => {
    const { item } = itemOf(quiz, itemId);
    await tx
      .update(items)
      .set({ deletedAt: sql`now()` })
      .where(eq(items.id, item.id));
  });
}
