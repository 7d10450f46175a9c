import { and, asc, eq, gt, isNotNull, sql } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import type { DeputyId } from '#core/ids.ts';
import { sessionDeputies } from '#schema/session-deputy.ts';
import { readDevice } from '../auth/device.ts';
import type { Database } from '../db/client.ts';
import { rightOf, type Right } from './right.ts';
import { requireLead, type Lead } from '../live-sessions/lead-session.ts';

export interface Deputy {
  readonly id: DeputyId;
  /** Browser and system, each possibly empty. */
  readonly browser: string;
  readonly system: string;
  readonly right: Right;
}

/**
 * Who leads or marks this evening without an account.
 * @throws AppError `forbidden`
 */
export async function listDeputies(db: Database, lead: Lead): Promise<Deputy[]> {
  requireLead(lead, 'appointDeputies');
  const rows = await db
    .select({ id: sessionDeputies.id, device: sessionDeputies.device, key: sessionDeputies.keyHash })
    .from(sessionDeputies)
    .where(
      and(
        eq(sessionDeputies.liveSessionId, lead.session.id),
        isNotNull(sessionDeputies.keyHash),
        gt(sessionDeputies.expiresAt, sql`now()`)
      )
    )
    .orderBy(asc(sessionDeputies.expiresAt), asc(sessionDeputies.id));
  return rows.map(({ id, device, key }) => ({ id, ...readDevice(device), right: rightOf(key) }));
}

/**
 * Takes a deputy's right away: no ticket is given for it any more, and workers end the seats that it gave [ROOM-26].
 * @throws AppError `forbidden`; `not_found` with `deputy` where there is none of this evening
 */
export async function dismissDeputy(db: Database, lead: Lead, id: DeputyId): Promise<void> {
  requireLead(lead, 'appointDeputies');
  const gone = await db
    .delete(sessionDeputies)
    .where(and(eq(sessionDeputies.liveSessionId, lead.session.id), eq(sessionDeputies.id, id)));
  if (gone.count === 0) throw new AppError('not_found', 'deputy');
}
