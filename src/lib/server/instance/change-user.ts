import { and, eq, ne, sql } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import { authSessions, users } from '#schema/auth.ts';
import type { Database } from '../db/client.ts';
import type { DatabaseOrTransaction } from '../db/transaction.ts';
import type { InstanceAccess } from './open-instance.ts';

/** Key of the advisory lock around the ownership of the installation: “pqow” in ASCII. */
const OWNERSHIP_LOCK = 0x70716f77;

/** Within a transaction: nobody else changes who owns the installation meanwhile. */
export async function lockOwnership(tx: DatabaseOrTransaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${OWNERSHIP_LOCK})`);
}

/**
 * Makes an account an owner of the installation, or not any more.
 * @throws AppError `not_found`; `conflict` with `last_owner`, because then nobody could look after it
 */
export async function setInstanceOwner(
  db: Database,
  _access: InstanceAccess,
  userId: string,
  isInstanceOwner: boolean
): Promise<void> {
  await db.transaction(async (tx) => {
    await lockOwnership(tx);
    if (!isInstanceOwner) {
      const others = await tx.$count(users, and(eq(users.isInstanceOwner, true), ne(users.id, userId)));
      if (others === 0) throw new AppError('conflict', 'last_owner');
    }
    const changed = await tx
      .update(users)
      .set({ isInstanceOwner })
      .where(eq(users.id, userId))
      .returning({ id: users.id });
    if (changed.length === 0) throw new AppError('not_found');
  });
}

/** Ends every sign-in of an account: for a lost phone or a shared computer. */
export async function signOutEverywhere(
  db: Database,
  _access: InstanceAccess,
  userId: string
): Promise<void> {
  await db.delete(authSessions).where(eq(authSessions.userId, userId));
}

/**
 * What `npm run owner` does, for who has the server and not the account.
 * @returns false when nobody has this e-mail address
 */
export async function appointOwner(db: Database, email: string, isInstanceOwner: boolean): Promise<boolean> {
  const changed = await db
    .update(users)
    .set({ isInstanceOwner })
    .where(eq(sql`lower(${users.email})`, email.trim().toLowerCase()))
    .returning({ id: users.id });
  return changed.length > 0;
}
