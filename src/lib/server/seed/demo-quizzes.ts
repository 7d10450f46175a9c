import { and, eq, isNotNull, isNull, or } from 'drizzle-orm';
import type { QuizId, WorkspaceId } from '#core/ids.ts';
import type { QuizDraft } from '#core/quiz/quiz.ts';
import { quizzes } from '#schema/quiz.ts';
import type { DatabaseOrTransaction } from '../db/transaction.ts';
import { saveQuizDraft } from '../quizzes/save-quiz-draft.ts';
import { demoId } from './demo-id.ts';

export interface DemoQuiz {
  readonly id: QuizId;
  readonly title: string;
  readonly isNew: boolean;
}

/**
 * Makes the quizzes that are missing, and brings back those that wait to be deleted for good. One that is there stays
 * as somebody edited it.
 *
 * @param since when the workspace was made: the quizzes are dated by it, so that the first draft is on top of the
 *   list, and one that comes back stands where it stood
 */
export async function completeQuizzes(
  db: DatabaseOrTransaction,
  workspaceId: WorkspaceId,
  drafts: readonly QuizDraft[],
  since: Date
): Promise<DemoQuiz[]> {
  const found: DemoQuiz[] = [];
  for (const [index, draft] of drafts.entries()) {
    const updatedAt = new Date(since.getTime() + drafts.length - index);
    found.push(await completeQuiz(db, workspaceId, draft, updatedAt));
  }
  return found;
}

async function completeQuiz(
  db: DatabaseOrTransaction,
  workspaceId: WorkspaceId,
  draft: QuizDraft,
  updatedAt: Date
): Promise<DemoQuiz> {
  const { title } = draft;
  const id = demoId<QuizId>(`quiz ${title}`);
  const ours = and(eq(quizzes.workspaceId, workspaceId), eq(quizzes.id, id));
  // By its title, too: not every demo quiz was made under this id.
  const [there] = await db
    .select({ id: quizzes.id })
    .from(quizzes)
    .where(
      and(
        eq(quizzes.workspaceId, workspaceId),
        isNull(quizzes.deletedAt),
        or(eq(quizzes.id, id), eq(quizzes.title, title))
      )
    )
    .orderBy(quizzes.createdAt, quizzes.id)
    .limit(1);
  if (there) return { id: there.id, title, isNew: false };

  const restored = await db
    .update(quizzes)
    .set({ deletedAt: null, updatedAt })
    .where(and(ours, isNotNull(quizzes.deletedAt)))
    .returning({ id: quizzes.id });
  if (restored.length === 0) {
    await saveQuizDraft(db, workspaceId, draft, '', id);
    await db.update(quizzes).set({ updatedAt }).where(ours);
  }
  return { id, title, isNew: true };
}
