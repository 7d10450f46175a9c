import type { QuizDraft } from '#core/quiz/quiz.ts';
import { users } from '#schema/auth.ts';
import { hashPassword } from '../auth/password.ts';
import type { Database } from '../db/client.ts';
import { saveQuizDraft } from '../quizzes/save-quiz-draft.ts';
import { createWorkspace } from '../workspaces/create-workspace.ts';

export const DEMO_EMAIL = 'demo@partyquiz.local';
export const DEMO_SLUG = 'demo';

export interface SeededDemo {
  readonly email: string;
  /** Known only in the moment in which the account is made. */
  readonly password: string | undefined;
  readonly created: boolean;
}

/**
 * Makes the demo account with its workspace and quizzes, all in one transaction. Where the account exists nothing is
 * touched, so this may run at every start, and by several processes at once.
 */
export async function seedDemo(
  db: Database,
  drafts: readonly QuizDraft[],
  password: string
): Promise<SeededDemo> {
  const passwordHash = await hashPassword(password);
  const created = await db.transaction(async (tx) => {
    const [user] = await tx
      .insert(users)
      .values({ email: DEMO_EMAIL, name: 'Demo', passwordHash })
      .onConflictDoNothing()
      .returning({ id: users.id });
    if (!user) return false;
    const workspace = await createWorkspace(tx, 'Demo', user.id, DEMO_SLUG);
    // The list shows what was changed last first: the first draft shall be on top.
    for (const draft of [...drafts].reverse()) await saveQuizDraft(tx, workspace.id, draft);
    return true;
  });
  return { email: DEMO_EMAIL, password: created ? password : undefined, created };
}
