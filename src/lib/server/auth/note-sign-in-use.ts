import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import { authSessions } from '#schema/auth.ts';
import type { Database } from '../db/client.ts';
import { describeDevice } from './device.ts';
import { hashSessionId } from './session-adapter.ts';

/** How exactly it is known when a sign-in was last used: a request does not write, but for one an hour. */
const EXACT_MS = 60 * 60_000;

/**
 * Stores that a sign-in is used, and with which browser, where that was not stored within the hour [ACCOUNT-2].
 * @param now ms since the epoch
 */
export async function noteSignInUse(
  db: Database,
  session: { readonly id: string; readonly seenAt: Date | null },
  userAgent: string,
  now: number
): Promise<void> {
  if (session.seenAt && now - session.seenAt.getTime() < EXACT_MS) return;
  const seenLongAgo = lt(authSessions.seenAt, sql`now() - make_interval(secs => ${EXACT_MS / 1_000})`);
  await db
    .update(authSessions)
    .set({ seenAt: sql`now()`, device: describeDevice(userAgent) })
    // Of several requests at once the first one writes.
    .where(
      and(eq(authSessions.idHash, hashSessionId(session.id)), or(isNull(authSessions.seenAt), seenLongAgo))
    );
}
