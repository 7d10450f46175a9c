import { and, eq, gt, inArray, isNotNull, sql } from 'drizzle-orm';
import type { LiveSessionId } from '#core/ids.ts';
import { sessionDeputies } from '#schema/session-deputy.ts';
import type { Database } from '../db/client.ts';
import { MOST_DEPUTIES } from './invite-deputy.ts';

/**
 * The deputies of an evening that is over lead the one that it leads on to, for what is left of their day [WEB-18]. Where that
 * has its own already, as many go along as there is room for.
 */
export async function takeDeputiesAlong(db: Database, from: LiveSessionId, to: LiveSessionId): Promise<void> {
  const isGood = gt(sessionDeputies.expiresAt, sql`now()`);
  const there = await db.$count(sessionDeputies, and(eq(sessionDeputies.liveSessionId, to), isGood));
  const going = db
    .select({ id: sessionDeputies.id })
    .from(sessionDeputies)
    .where(and(eq(sessionDeputies.liveSessionId, from), isNotNull(sessionDeputies.keyHash), isGood))
    .limit(Math.max(0, MOST_DEPUTIES - there));
  await db.update(sessionDeputies).set({ liveSessionId: to }).where(inArray(sessionDeputies.id, going));
}
