import { eq, sql } from 'drizzle-orm';
import { asId, type ItemId, type QuestionId, type QuizId } from '#core/ids.ts';
import type { Question } from '#core/question/question.ts';
import { items, questions } from '#schema/quiz.ts';
import { randomUUID } from 'node:crypto';
import type { Database } from '../db/client.ts';
import type { Transaction } from '../db/transaction.ts';
import type { WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { requireSpace, storedSize } from '../workspaces/require-space.ts';
import { editQuiz, questionItemOf } from './edit-quiz.ts';
import { holdQuestion } from './question-use.ts';

export interface ChangedItem {
  readonly quizId: QuizId;
  readonly itemId: ItemId;
  readonly question: Question;
}

/**
 * Changes the question of an item. A live session that is running plays its own copy and stays as it is, and so does whatever
 * else uses the same question: the item then gets one of its own.
 * @throws AppError `conflict` when the workspace has no room for a longer one
 */
export async function updateItem(
  db: Database,
  access: WorkspaceAccess,
  { quizId, itemId, question: content }: ChangedItem
): Promise<void> {
  await editQuiz(db, access, quizId, async (tx, quiz) => {
    await writeQuestion(tx, access, questionItemOf(quiz, itemId).item, content);
  });
}

/**
 * Puts a question in the place of the one that an item has, inside a change of its quiz.
 * @throws AppError `conflict` when the workspace has no room for a longer one
 */
export async function writeQuestion(
  tx: Transaction,
  { workspaceId }: Pick<WorkspaceAccess, 'workspaceId'>,
  item: { readonly id: ItemId; readonly question: Question },
  content: Question
): Promise<void> {
  const { id, isShared } = await holdQuestion(tx, { workspaceId, itemId: item.id });
  const growth = storedSize(content) - (isShared ? 0 : storedSize(item.question));
  if (growth > 0) await requireSpace(tx, workspaceId, { bytes: growth });
  if (isShared) {
    const questionId = asId<QuestionId>(randomUUID());
    await tx.insert(questions).values({ id: questionId, workspaceId, content });
    await tx.update(items).set({ questionId }).where(eq(items.id, item.id));
    return;
  }
  await tx
    .update(questions)
    .set({ content, updatedAt: sql`now()` })
    .where(eq(questions.id, id));
}
