import { and, eq, sql } from 'drizzle-orm';
import type { Question } from '#core/question/question.ts';
import { items, questions } from '#schema/quiz.ts';
import type { Database } from '../db/client.ts';
import type { WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { requireSpace, storedSize } from '../workspaces/require-space.ts';
import { editQuiz, itemOf } from './edit-quiz.ts';

/**
 * Changes the question of an item. A live session that is running plays its own copy and stays as it is.
 * @throws AppError `conflict` when the workspace has no room for a longer one
 */
export async function updateItem(
  db: Database,
  access: WorkspaceAccess,
  quizId: string,
  itemId: string,
  content: Question
): Promise<void> {
  await editQuiz(db, access, quizId, async (tx, quiz) => {
    const { item } = itemOf(quiz, itemId);
    const growth = storedSize(content) - storedSize(item.question);
    if (growth > 0) await requireSpace(tx, access.workspaceId, { bytes: growth });
    await tx
      .update(questions)
      .set({ content, updatedAt: sql`now()` })
      .from(items)
      .where(
        and(
          eq(items.id, item.id),
          eq(questions.id, items.questionId),
          eq(questions.workspaceId, access.workspaceId)
        )
      );
  });
}
