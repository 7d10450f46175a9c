import { and, eq, ne } from 'drizzle-orm';
import { authSessions } from '#schema/auth.ts';
import type { Database } from '../db/client.ts';
import type { Account } from './account.ts';

/**
 * Ends somebody's own sign-ins, and what is hosted with them [ACCOUNT-3][ACCOUNT-8].
 * @param which `others` leaves the one that asks
 * @returns how many
 */
export async function endSignIns(
  db: Database,
  { userId, signIn = '' }: Account,
  which: 'all' | 'others'
): Promise<number> {
  const ended = await db
    .delete(authSessions)
    .where(
      and(eq(authSessions.userId, userId), which === 'all' ? undefined : ne(authSessions.idHash, signIn))
    )
    .returning({ id: authSessions.idHash });
  return ended.length;
}
