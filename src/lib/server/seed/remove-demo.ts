import { and, eq, inArray, isNull, ne } from 'drizzle-orm';
import type { UserId, WorkspaceId } from '#core/ids.ts';
import { users } from '#schema/auth.ts';
import { liveSessions } from '#schema/live.ts';
import { quizzes } from '#schema/quiz.ts';
import { workspaceMembers, workspaces } from '#schema/workspace.ts';
import type { Database } from '../db/client.ts';
import type { Transaction } from '../db/transaction.ts';
import { DEMO_SLUG, findDemoAccounts, lockDemo } from './demo-accounts.ts';
import { SeedError } from './seed-error.ts';

/** What a removal takes away. */
export interface DemoRemains {
  readonly hasWorkspace: boolean;
  readonly quizzes: number;
  readonly liveSessions: number;
  /** Of these sessions: played at this moment. */
  readonly running: number;
  readonly accounts: readonly string[];
  /** Afterwards there are accounts, and none of them owns the installation. */
  readonly leavesNoOwner: boolean;
}

/**
 * Removes the demo workspace with all that is in it, and the accounts that the seed made; nothing else.
 *
 * @param confirmed false: only tells what there is to remove
 * @throws SeedError when an account is also in another workspace, which would lose a member
 */
export async function removeDemo(db: Database, confirmed: boolean): Promise<DemoRemains> {
  return db.transaction(async (tx) => {
    await lockDemo(tx);
    const accounts = (await findDemoAccounts(tx)).filter(({ isOurs }) => isOurs);
    const ids = accounts.map(({ id }) => id);
    const [workspace] = await tx
      .select({ id: workspaces.id })
      .from(workspaces)
      .where(eq(workspaces.slug, DEMO_SLUG));
    const remains = {
      ...(await countContents(tx, workspace?.id)),
      accounts: accounts.map(({ email }) => email),
      leavesNoOwner: await leavesNoOwner(tx, ids)
    };
    if (!confirmed) return remains;
    await refuseOtherWorkspaces(tx, ids);
    if (workspace) await tx.delete(workspaces).where(eq(workspaces.id, workspace.id));
    if (ids.length > 0) await tx.delete(users).where(inArray(users.id, ids));
    return remains;
  });
}

async function countContents(tx: Transaction, workspaceId: WorkspaceId | undefined) {
  if (workspaceId === undefined) return { hasWorkspace: false, quizzes: 0, liveSessions: 0, running: 0 };
  const ours = eq(liveSessions.workspaceId, workspaceId);
  return {
    hasWorkspace: true,
    quizzes: await tx.$count(quizzes, and(eq(quizzes.workspaceId, workspaceId), isNull(quizzes.deletedAt))),
    liveSessions: await tx.$count(liveSessions, ours),
    running: await tx.$count(liveSessions, and(ours, eq(liveSessions.status, 'running')))
  };
}

async function leavesNoOwner(tx: Transaction, ids: readonly UserId[]): Promise<boolean> {
  const rows = await tx.select({ id: users.id }).from(users).where(eq(users.isInstanceOwner, true));
  const ownersLeft = rows.filter(({ id }) => !ids.includes(id)).length;
  return rows.length > 0 && ownersLeft === 0 && (await tx.$count(users)) > ids.length;
}

async function refuseOtherWorkspaces(tx: Transaction, ids: readonly UserId[]): Promise<void> {
  if (ids.length === 0) return;
  const [other] = await tx
    .select({ email: users.email, slug: workspaces.slug })
    .from(workspaceMembers)
    .innerJoin(workspaces, eq(workspaces.id, workspaceMembers.workspaceId))
    .innerJoin(users, eq(users.id, workspaceMembers.userId))
    .where(and(inArray(workspaceMembers.userId, [...ids]), ne(workspaces.slug, DEMO_SLUG)))
    .limit(1);
  if (other)
    throw new SeedError(
      `${other.email} is also a member of the workspace “${other.slug}”. Nothing was removed: take that account out of there first.`
    );
}
