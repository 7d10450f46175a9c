import { eq } from 'drizzle-orm';
import { asId, type UserId, type WorkspaceId } from '#core/ids.ts';
import type { QuizDraft } from '#core/quiz/quiz.ts';
import { users } from '#schema/auth.ts';
import { workspaceMembers, workspaces } from '#schema/workspace.ts';
import { hashPassword } from '../auth/password.ts';
import type { Database } from '../db/client.ts';
import type { Transaction } from '../db/transaction.ts';
import { createWorkspace } from '../workspaces/create-workspace.ts';
import {
  DEMO_SLUG,
  demoAccountId,
  demoAccounts,
  findDemoAccounts,
  lockDemo,
  ownInstallation,
  type DemoAccount,
  type StoredAccount
} from './demo-accounts.ts';
import { completeQuizzes, type DemoQuiz } from './demo-quizzes.ts';
import { SeedError } from './seed-error.ts';

export interface SeededDemo {
  readonly workspaceId: WorkspaceId;
  /** The account that hosts in the demo. */
  readonly hostId: UserId;
  /** Made just now, with the password that was given. */
  readonly newAccounts: readonly DemoAccount[];
  /** Were there, and had been taken out of the workspace. */
  readonly rejoined: readonly DemoAccount[];
  /** In the order of the drafts. */
  readonly quizzes: readonly DemoQuiz[];
}

/**
 * Completes the demo workspace with an account of each role and its quizzes, in one transaction: what is missing is
 * made, what is there stays as it is. Several processes may run this at once.
 *
 * @param password of the accounts that have to be made
 * @throws SeedError when somebody registered one of the addresses
 */
export function seedDemo(db: Database, drafts: readonly QuizDraft[], password: string): Promise<SeededDemo> {
  return db.transaction(async (tx) => {
    await lockDemo(tx);
    return complete(tx, drafts, password);
  });
}

/** The same, but only where nobody has an account; `undefined` elsewhere. */
export function seedDemoWhenEmpty(
  db: Database,
  drafts: readonly QuizDraft[],
  password: string
): Promise<SeededDemo | undefined> {
  return db.transaction(async (tx) => {
    await lockDemo(tx);
    return (await tx.$count(users)) > 0 ? undefined : complete(tx, drafts, password);
  });
}

async function complete(
  tx: Transaction,
  drafts: readonly QuizDraft[],
  password: string
): Promise<SeededDemo> {
  const before = await findDemoAccounts(tx);
  const stranger = before.find(({ isOurs }) => !isOurs);
  if (stranger)
    throw new SeedError(
      `Somebody registered ${stranger.email}, an address of the demo. Nothing was made: delete that account first.`
    );
  const missing = demoAccounts.filter(({ email }) => !before.some((account) => account.email === email));
  for (const { email, name, role } of missing)
    await tx.insert(users).values({
      id: demoAccountId({ email, name, role }),
      email,
      name,
      passwordHash: await hashPassword(password)
    });

  const accounts = await findDemoAccounts(tx);
  const [owner] = accounts;
  const host = accounts.find(({ role }) => role === 'host');
  if (!owner || !host) throw new Error('The demo accounts were not stored.');
  await ownInstallation(tx, owner.id);

  const workspace = await openDemoWorkspace(tx, owner.id);
  const joined = await completeMembers(tx, workspace.id, accounts);
  return {
    workspaceId: workspace.id,
    hostId: host.id,
    newAccounts: missing,
    rejoined: joined.filter(({ email }) => before.some((account) => account.email === email)),
    quizzes: await completeQuizzes(tx, workspace.id, drafts, workspace.createdAt)
  };
}

async function openDemoWorkspace(
  tx: Transaction,
  ownerId: UserId
): Promise<{ id: WorkspaceId; createdAt: Date }> {
  const find = () =>
    tx
      .select({ id: workspaces.id, createdAt: workspaces.createdAt })
      .from(workspaces)
      .where(eq(workspaces.slug, DEMO_SLUG));
  let [workspace] = await find();
  if (!workspace) {
    await createWorkspace(tx, 'Demo', ownerId, DEMO_SLUG);
    [workspace] = await find();
  }
  if (!workspace) throw new Error('The demo workspace was not stored.');
  return { id: asId<WorkspaceId>(workspace.id), createdAt: workspace.createdAt };
}

/** @returns who was not a member; a role that somebody changed stays */
async function completeMembers(
  tx: Transaction,
  workspaceId: WorkspaceId,
  accounts: readonly StoredAccount[]
): Promise<StoredAccount[]> {
  const added = await tx
    .insert(workspaceMembers)
    .values(accounts.map(({ id, role }) => ({ workspaceId, userId: id, role })))
    .onConflictDoNothing()
    .returning({ userId: workspaceMembers.userId });
  return accounts.filter(({ id }) => added.some(({ userId }) => userId === id));
}
