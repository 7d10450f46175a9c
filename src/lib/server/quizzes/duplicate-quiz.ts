import type { QuizId } from '#core/ids.ts';
import { MAX_TITLE_LENGTH } from '#core/quiz/quiz-limits.ts';
import type { Database } from '../db/client.ts';
import { requirePermission, type WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { loadQuiz } from './load-quiz.ts';
import { saveQuizDraft } from './save-quiz-draft.ts';

/**
 * Copies a quiz with all its questions: the copy shares nothing with the original.
 * @param titleOfCopy makes the copy's title, in the reader's language
 */
export async function duplicateQuiz(
  db: Database,
  access: WorkspaceAccess,
  quizId: QuizId,
  titleOfCopy: (title: string) => string
): Promise<QuizId> {
  requirePermission(access, 'editQuizzes');
  const quiz = await loadQuiz(db, access, quizId);
  const rounds = quiz.rounds.map(({ title, format, rules, items }) => ({
    title,
    ...(format && { format }),
    ...(rules && { rules }),
    items: items.map(({ id: _, ...content }) => content)
  }));
  const title = [...titleOfCopy(quiz.title)].slice(0, MAX_TITLE_LENGTH).join('').trim();
  const { language, settings, attribution } = quiz;
  return saveQuizDraft(db, access.workspaceId, { title, language, settings, rounds }, attribution);
}
