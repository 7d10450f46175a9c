import type { QuizId } from '#core/ids.ts';
import { defaultSettings, type Locale } from '#core/quiz/quiz.ts';
import type { Database } from '../db/client.ts';
import { requirePermission, type WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { saveQuizDraft } from './save-quiz-draft.ts';

/** Makes a quiz with one empty round to begin in. */
export async function createQuiz(
  db: Database,
  access: WorkspaceAccess,
  { title, language }: { title: string; language: Locale }
): Promise<QuizId> {
  requirePermission(access, 'editQuizzes');
  const rounds = [{ title: '', items: [] }];
  return saveQuizDraft(db, access.workspaceId, { title, language, settings: defaultSettings, rounds });
}
