import { eq } from 'drizzle-orm';
import type { UserId } from '#core/ids.ts';
import { authSessions } from '#schema/auth.ts';
import type { Database } from '../db/client.ts';
import type { InstanceAccess } from './open-instance.ts';

/** Ends every sign-in of an account: for a lost phone or a shared computer. */
export async function signOutEverywhere(
  db: Database,
  _access: InstanceAccess,
  userId: UserId
): Promise<void> {
  await db.delete(authSessions).where(eq(authSessions.userId, userId));
}
