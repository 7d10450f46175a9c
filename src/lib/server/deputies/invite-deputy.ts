import { and, eq, gt, isNull, lte, sql } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import { sessionDeputies } from '#schema/session-deputy.ts';
import type { Database } from '../db/client.ts';
import { requireLead, type Lead } from '../live-sessions/lead-session.ts';
import { newSecret } from '../secret.ts';
import { gives, storedSecret, type Right } from './right.ts';

/** The page that a link's token opens. */
export const deputyPath = (token: string): string => `/deputy/${token}`;
export const markerPath = (token: string): string => `/marker/${token}`;

/** How long a link waits to be opened. */
export const LINK_MINUTES = 10;
/** Devices that lead one evening beside those of members. */
export const MOST_DEPUTIES = 8;

/**
 * Makes the token of a link with which one device leads or marks this evening without an account [WEB-15] [WEB-20]. It is told this once; a link
 * that the same sign-in made before and nobody opened is worthless from now on.
 * @throws AppError `forbidden`; `conflict` with `deputies_full`
 */
export async function inviteDeputy(db: Database, lead: Lead, right: Right = 'lead'): Promise<string> {
  requireLead(lead, 'appointDeputies');
  const { session, signIn } = lead;
  if (signIn === undefined) throw new AppError('forbidden', 'not_a_member');
  const here = eq(sessionDeputies.liveSessionId, session.id);
  const token = newSecret();
  await db.transaction(async (tx) => {
    await tx
      .delete(sessionDeputies)
      .where(
        and(
          here,
          eq(sessionDeputies.signIn, signIn),
          isNull(sessionDeputies.keyHash),
          gives(right, sessionDeputies.linkHash)
        )
      );
    // Links of other members that wait count as well: each may be opened.
    const isGood = gt(sessionDeputies.expiresAt, sql`now()`);
    if ((await tx.$count(sessionDeputies, and(here, isGood))) >= MOST_DEPUTIES)
      throw new AppError('conflict', 'deputies_full');
    await tx.insert(sessionDeputies).values({
      liveSessionId: session.id,
      signIn,
      linkHash: storedSecret(right, token),
      expiresAt: sql`now() + make_interval(mins => ${LINK_MINUTES})`
    });
  });
  return token;
}

/**
 * Removes links and rights that are over.
 * @returns how many
 */
export async function sweepDeputies(db: Database): Promise<number> {
  const gone = await db.delete(sessionDeputies).where(lte(sessionDeputies.expiresAt, sql`now()`));
  return gone.count;
}
