import { and, eq } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import { authSessions } from '#schema/auth.ts';
import type { Database } from '../db/client.ts';
import type { Account } from './account.ts';

/**
 * Ends one of somebody's own sign-ins, and what is hosted with it [ACCOUNT-3][ACCOUNT-8].
 * @param id the hash under which it is stored
 * @throws AppError `not_found` for one of somebody else, or one that is over
 */
export async function endSignIn(db: Database, { userId }: Account, id: string): Promise<void> {
  const ended = await db
    .delete(authSessions)
    .where(and(eq(authSessions.userId, userId), eq(authSessions.idHash, id)))
    .returning({ id: authSessions.idHash });
  if (ended.length === 0) throw new AppError('not_found');
}
