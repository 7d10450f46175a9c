import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { UserId } from '#core/ids.ts';
import { users } from '#schema/auth.ts';
import type { DatabaseOrTransaction } from '../db/transaction.ts';
import type { Role } from '#core/workspace/permissions.ts';
import { lockOwnership } from '../instance/lock-ownership.ts';
import { demoId } from './demo-id.ts';

/** No other workspace has this slug: those that people make get a random ending. */
export const DEMO_SLUG = 'demo';
export const DEMO_EMAIL = 'demo@partyquiz.local';

export interface DemoAccount {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
}

/** One account of each role, the owner first. */
export const demoAccounts = [
  { email: DEMO_EMAIL, name: 'Demo', role: 'owner' },
  { email: 'editor@partyquiz.local', name: 'Demo editor', role: 'editor' },
  { email: 'host@partyquiz.local', name: 'Demo host', role: 'host' }
] as const satisfies readonly DemoAccount[];

export const demoAccountId = ({ email }: DemoAccount): UserId => demoId<UserId>(`account ${email}`);

/** Key of the advisory lock around whatever changes the demo: “pqsd” in ASCII. */
export const demoLockKey = 0x70717364;

/** Within a transaction: nobody else makes or removes the demo meanwhile. */
export async function lockDemo(tx: DatabaseOrTransaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${demoLockKey})`);
}

/** A demo account as it is stored. Anybody may register its address, so the address alone proves nothing. */
export interface StoredAccount extends DemoAccount {
  readonly id: UserId;
  /** It was made by the seed: it has the id for that, or belongs to the demo workspace. */
  readonly isOurs: boolean;
}

export async function findDemoAccounts(db: DatabaseOrTransaction): Promise<StoredAccount[]> {
  const rows = await db
    .select({
      id: users.id,
      email: sql<string>`lower(${users.email})`,
      // Columns are written out: inside a selection drizzle would shorten them, and `id` would mean the inner table's.
      isMember: sql<boolean>`exists (
        select from workspace_member m join workspace w on w.id = m.workspace_id
        where m.user_id = app_user.id and w.slug = ${DEMO_SLUG})`
    })
    .from(users)
    .where(
      or(
        inArray(users.id, demoAccounts.map(demoAccountId)),
        inArray(
          sql`lower(${users.email})`,
          demoAccounts.map(({ email }) => email)
        )
      )
    );
  return demoAccounts.flatMap((account) => {
    const row =
      rows.find(({ id }) => id === demoAccountId(account)) ??
      rows.find(({ email }) => email === account.email);
    return row ? [{ ...account, id: row.id, isOurs: row.id === demoAccountId(account) || row.isMember }] : [];
  });
}

/**
 * Makes the owner of the demo the owner of the installation where nobody else has an account [OPS-9]: an installation
 * of people is never handed to an account whose password was on a screen.
 */
export async function ownInstallation(db: DatabaseOrTransaction, userId: UserId): Promise<void> {
  await lockOwnership(db);
  const emails = demoAccounts.map(({ email }) => email);
  await db
    .update(users)
    .set({ isInstanceOwner: true })
    .where(
      and(
        eq(users.id, userId),
        sql`not exists (select from ${users} other
          where other.is_instance_owner or lower(other.email) not in ${emails})`
      )
    );
}
