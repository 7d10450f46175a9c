import { AppError } from '#core/errors.ts';
import type { QuizId } from '#core/ids.ts';
import type { Sign } from '#core/protocol/ticket.ts';
import type { Locale } from '#core/quiz/quiz.ts';
import type { Database } from '../db/client.ts';
import { requireImports } from '../instance/require-feature.ts';
import { saveQuizDraft } from '../quizzes/save-quiz-draft.ts';
import { requirePermission, type WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { desk } from './admit-import.ts';
import { asOneRound, quizDrafts } from './quiz-drafts.ts';
import { unpackInThread } from './run-in-thread.ts';
import { openSealedImport } from './sealed-import.ts';

export interface ImportChoice {
  readonly title: string;
  readonly language: Locale;
  /** All questions in one round, instead of the rounds of the file. */
  readonly oneRound?: boolean;
  /** Places of questions that are left out, counted through all rounds. */
  readonly without?: ReadonlySet<number>;
}

/**
 * Stores what a preview showed and returns the ids of the quizzes.
 * @throws AppError `invalid` when the preview is not genuine or of another workspace, or nothing of it is
 * wanted; `forbidden`
 */
export async function confirmImport(
  db: Database,
  access: WorkspaceAccess,
  sealed: string,
  { title, language, oneRound = false, without = new Set() }: ImportChoice,
  sign?: Sign
): Promise<QuizId[]> {
  requirePermission(access, 'editQuizzes');
  await requireImports(db);
  const packed = openSealedImport(sealed, sign);
  const pending = await desk.withPlace(() => unpackInThread(packed));
  if (pending?.workspaceId !== access.workspaceId) throw new AppError('invalid', 'import_expired');
  const { quizIds, attribution } = pending;
  let place = 0;
  const rounds = pending.rounds.map((round) => ({
    title: round.title,
    questions: round.questions.filter(() => !without.has(place++))
  }));
  const drafts = quizDrafts(title, language, oneRound ? asOneRound(rounds) : rounds);
  if (drafts.length === 0) throw new AppError('invalid', 'import_nothing_chosen');
  return db.transaction(async (tx) => {
    const stored: QuizId[] = [];
    for (const [index, draft] of drafts.entries())
      stored.push(await saveQuizDraft(tx, access.workspaceId, draft, attribution, quizIds[index]));
    return stored;
  });
}
