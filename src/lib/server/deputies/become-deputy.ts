import { and, eq, gt, sql } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import type { DeputyId, LiveSessionId } from '#core/ids.ts';
import { SEAT_LIFETIME_MS } from '#core/protocol/ticket.ts';
import { authSessions } from '#schema/auth.ts';
import { liveSessions } from '#schema/live.ts';
import { sessionDeputies } from '#schema/session-deputy.ts';
import { describeDevice } from '../auth/device.ts';
import type { Database } from '../db/client.ts';
import { isSecret, newSecret } from '../secret.ts';
import { storedSecret, type Right } from './right.ts';

/** As long as a seat holds: one evening. */
export const DEPUTY_SECONDS = SEAT_LIFETIME_MS / 1_000;

export interface DeputyLink {
  readonly code: string;
  readonly title: string;
}

/** The evening that a link opens; `undefined` where it opens none. Looking does not use it up: programs look at links, too. */
export async function findDeputyLink(
  db: Database,
  token: string,
  right: Right = 'lead'
): Promise<DeputyLink | undefined> {
  if (!isSecret(token)) return undefined;
  const [found] = await db
    .select({ code: liveSessions.code, title: liveSessions.title })
    .from(sessionDeputies)
    .innerJoin(liveSessions, eq(liveSessions.id, sessionDeputies.liveSessionId))
    .innerJoin(authSessions, eq(authSessions.idHash, sessionDeputies.signIn))
    .where(
      and(
        eq(sessionDeputies.linkHash, storedSecret(right, token)),
        gt(sessionDeputies.expiresAt, sql`now()`),
        gt(authSessions.expiresAt, sql`now()`),
        eq(liveSessions.status, 'running')
      )
    );
  return found;
}

export interface NewDeputy extends DeputyLink {
  readonly id: DeputyId;
  readonly sessionId: LiveSessionId;
  /** What the device holds from now on. It is told this once. */
  readonly key: string;
}

/**
 * Uses a link up: the device that has the key leads or marks the evening, and only that [WEB-15] [WEB-20].
 * @throws AppError `conflict` with `deputy_link_over`
 */
export async function becomeDeputy(
  db: Database,
  token: string,
  userAgent: string,
  right: Right = 'lead'
): Promise<NewDeputy> {
  const link = await findDeputyLink(db, token, right);
  if (!link) throw new AppError('conflict', 'deputy_link_over');
  const key = newSecret();
  // Of two that press at once, one finds it.
  const [used] = await db
    .update(sessionDeputies)
    .set({
      linkHash: null,
      keyHash: storedSecret(right, key),
      device: describeDevice(userAgent),
      expiresAt: sql`now() + make_interval(secs => ${DEPUTY_SECONDS})`
    })
    .where(
      and(eq(sessionDeputies.linkHash, storedSecret(right, token)), gt(sessionDeputies.expiresAt, sql`now()`))
    )
    .returning({ id: sessionDeputies.id, sessionId: sessionDeputies.liveSessionId });
  if (!used) throw new AppError('conflict', 'deputy_link_over');
  return { ...link, ...used, key };
}
