import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { asId, type UserId } from '#core/ids.ts';
import { itemsOf } from '#core/item/question/question-item.ts';
import type { Question } from '#core/question/question.ts';
import { defaultSettings, type QuizDraft } from '#core/quiz/quiz.ts';
import { registerAccount } from '#lib/server/auth/register-account.ts';
import { openPolicy } from '#lib/server/auth/registration-policy.ts';
import { connect, type Database } from '#lib/server/db/client.ts';
import { openHomeWorkspace, type WorkspaceAccess } from '#lib/server/workspaces/open-workspace.ts';
import { users } from '#schema/auth.ts';
import { createTestDatabase } from '#tests/support/test-database.ts';

/** A database of its own for one test file, with a connection as the web app uses it. */
export async function openStudio() {
  const database = await createTestDatabase();
  const { db, sql } = connect(database.url, { max: 4 });
  return {
    db,
    url: database.url,
    close: async () => {
      await sql.end({ timeout: 5 });
      await database.drop();
    }
  };
}

export interface Maker {
  readonly userId: UserId;
  readonly email: string;
  readonly name: string;
  readonly isInstanceOwner: boolean;
  readonly access: WorkspaceAccess;
  readonly sessionId: string;
}

export const PASSWORD = 'correct horse battery';

/** Somebody with an account and a workspace of his own. */
export async function newMaker(db: Database, name: string): Promise<Maker> {
  const email = `${randomUUID()}@example.org`;
  const session = await registerAccount(
    db,
    { name, email, password: PASSWORD },
    randomUUID(),
    {},
    openPolicy
  );
  const [user] = await db.select().from(users).where(eq(users.email, email));
  const account = {
    userId: user?.id ?? asId<UserId>(''),
    email,
    name,
    isInstanceOwner: user?.isInstanceOwner ?? false
  };
  return { ...account, access: await openHomeWorkspace(db, account), sessionId: session.id };
}

export const choice = (prompt: string): Question => ({
  type: 'singleChoice',
  prompt,
  explanation: '',
  timeLimitSeconds: 20,
  points: 1_000,
  options: ['red', 'green', 'blue'],
  correct: 1
});

export const draft = (...prompts: string[]): QuizDraft => ({
  title: 'Colours',
  language: 'en',
  settings: defaultSettings,
  rounds: [{ title: 'One', items: itemsOf(prompts.map(choice)) }]
});
