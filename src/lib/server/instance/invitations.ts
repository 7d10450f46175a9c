import { createHash, randomBytes } from 'node:crypto';
import { and, eq, exists, gt, lte, sql, type SQL } from 'drizzle-orm';
import { invitations, users } from '#schema/auth.ts';
import type { Database } from '../db/client.ts';
import type { DatabaseOrTransaction } from '../db/transaction.ts';
import type { InstanceAccess } from './open-instance.ts';

export const INVITATION_DAYS = 7;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
const isOpen = gt(invitations.expiresAt, sql`now()`);

/** An invitation is good as long as who made it owns the installation. */
function isGood(db: DatabaseOrTransaction, token: string): SQL | undefined {
  const maker = db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, invitations.createdBy), eq(users.isInstanceOwner, true)));
  return and(eq(invitations.tokenHash, hashOf(token)), isOpen, exists(maker));
}

/** Makes a link's token that makes one account within a week [OPS-22]. It is told this once. */
export async function invite(db: Database, { userId }: InstanceAccess): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await db.insert(invitations).values({
    tokenHash: hashOf(token),
    createdBy: userId,
    expiresAt: sql`now() + make_interval(days => ${INVITATION_DAYS})`
  });
  return token;
}

/**
 * Removes links that are over.
 * @returns how many
 */
export async function sweepInvitations(db: Database): Promise<number> {
  const gone = await db.delete(invitations).where(lte(invitations.expiresAt, sql`now()`));
  return gone.count;
}

/** How many links wait to be used. */
export const countInvitations = (db: Database, _access: InstanceAccess): Promise<number> =>
  db.$count(invitations, isOpen);

/** Makes every link worthless that was not used yet. */
export async function withdrawInvitations(db: Database, _access: InstanceAccess): Promise<void> {
  await db.delete(invitations);
}

export async function hasInvitation(db: DatabaseOrTransaction, token: string): Promise<boolean> {
  const rows = await db.select({ hash: invitations.tokenHash }).from(invitations).where(isGood(db, token));
  return rows.length > 0;
}

/** Uses an invitation up. @returns false when somebody else was faster */
export async function useInvitation(tx: DatabaseOrTransaction, token: string): Promise<boolean> {
  const used = await tx
    .delete(invitations)
    .where(isGood(tx, token))
    .returning({ hash: invitations.tokenHash });
  return used.length > 0;
}
