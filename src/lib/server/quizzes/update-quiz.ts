import { and, eq } from 'drizzle-orm';
import type { QuizId } from '#core/ids.ts';
import type { Locale, QuizSettings } from '#core/quiz/quiz.ts';
import { quizzes } from '#schema/quiz.ts';
import type { Database } from '../db/client.ts';
import type { WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { editQuiz } from './edit-quiz.ts';

export interface QuizFacts {
  readonly title: string;
  readonly language: Locale;
  readonly settings: QuizSettings;
}

/** Changes title, language and rules of play. */
export async function updateQuiz(
  db: Database,
  access: WorkspaceAccess,
  quizId: QuizId,
  facts: QuizFacts
): Promise<void> {
  await editQuiz(db, access, quizId, async (tx) => {
    await tx
      .update(quizzes)
      .set({ title: facts.title, language: facts.language, settings: facts.settings })
      .where(and(eq(quizzes.workspaceId, access.workspaceId), eq(quizzes.id, quizId)));
  });
}
