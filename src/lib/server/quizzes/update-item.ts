import { and, eq, sql } from 'drizzle-orm';
import type { Question } from '#core/question/question.ts';
import { items, questions } from '#schema/quiz.ts';
import type { Database } from '../db/client.ts';
import type { WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { editQuiz, itemOf } from './edit-quiz.ts';

/** Changes the question of an item. A live session that is running plays its own copy and stays as it is. */
export async function updateItem(
  db: Database,
  access: WorkspaceAccess,
  quizId: string,
  itemId: string,
  content: Question
): Promise<void> {
  await editQuiz(db, access, quizId, async (tx, quiz) => {
    const { item } = itemOf(quiz, itemId);
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
