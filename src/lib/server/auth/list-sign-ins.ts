import { and, desc, eq, sql } from 'drizzle-orm';
import { authSessions } from '#schema/auth.ts';
import type { Database } from '../db/client.ts';
import type { Account } from './account.ts';
import { readDevice } from './device.ts';
import { isGood } from './session-adapter.ts';

/** Who has more of them ends all others at once. */
const MOST_LISTED = 50;

export interface ListedSignIn {
  /** The hash under which it is stored: names it, and opens nothing. */
  readonly id: string;
  readonly browser: string;
  readonly system: string;
  readonly since: Date;
  /** To the hour; null where it was made by a release up to 0.2.0 and not used since. */
  readonly seenAt: Date | null;
  /** The one that asks. */
  readonly isThis: boolean;
}

/** Where an account is signed in: this one first, then the last used [ACCOUNT-3]. */
export async function listSignIns(
  db: Database,
  { userId, signIn = '' }: Account
): Promise<{ signIns: ListedSignIn[]; total: number }> {
  const isThis = sql<boolean>`${authSessions.idHash} = ${signIn}`;
  const rows = await db
    .select({
      id: authSessions.idHash,
      device: authSessions.device,
      since: authSessions.createdAt,
      seenAt: authSessions.seenAt,
      isThis,
      total: sql<number>`(count(*) over ())::int`
    })
    .from(authSessions)
    .where(and(eq(authSessions.userId, userId), isGood))
    .orderBy(desc(isThis), sql`${authSessions.seenAt} desc nulls last`, desc(authSessions.createdAt))
    .limit(MOST_LISTED);
  return {
    signIns: rows.map(({ device, total: _, ...row }) => ({ ...row, ...readDevice(device) })),
    total: rows[0]?.total ?? 0
  };
}
