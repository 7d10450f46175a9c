import { and, eq, gt, sql } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import type { DisplayRole } from '#core/game/stage/display-roles.ts';
import { displayPairings } from '#schema/display-pairing.ts';
import { liveSessions } from '#schema/live.ts';
import type { Database } from '../db/client.ts';
import { hashSecret } from '../secret.ts';

/** What became of a screen's code: where it is to go, or that it still waits. */
export type PairingOutcome = { readonly code: string; readonly role: DisplayRole } | 'waiting';

/**
 * What became of a code, for the screen that has its key and for nobody else. The same is told again until the code's time
 * is over: an answer may get lost.
 * @throws AppError `not_found` when the time is over: the screen asks for another code
 */
export async function findPairing(db: Database, key: string): Promise<PairingOutcome> {
  const [found] = await db
    .select({ code: liveSessions.code, role: displayPairings.role })
    .from(displayPairings)
    .leftJoin(liveSessions, eq(liveSessions.id, displayPairings.liveSessionId))
    .where(and(eq(displayPairings.keyHash, hashSecret(key)), gt(displayPairings.expiresAt, sql`now()`)));
  if (!found) throw new AppError('not_found', 'pairing');
  return found.code !== null && found.role !== null ? { code: found.code, role: found.role } : 'waiting';
}
