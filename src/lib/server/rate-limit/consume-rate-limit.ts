import { createHash } from 'node:crypto';
import { eq, lt, sql } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import { rateLimits } from '#schema/auth.ts';
import type { Database } from '../db/client.ts';

export interface RateLimit {
  /** Names the limit; part of the stored key. */
  readonly name: string;
  /** Most attempts within one window. */
  readonly attempts: number;
  readonly windowSeconds: number;
}

/** Addresses and e-mail addresses are stored as hashes: the table tells nobody who tried. */
const keyOf = (limit: RateLimit, subject: string) =>
  `${limit.name}:${createHash('sha256').update(subject).digest('base64url')}`;

/**
 * Counts one attempt of a subject, in one atomic statement, for all web processes together. The window is fixed: it
 * starts with the first attempt.
 * @throws AppError `too_many` when the attempts of this window are used up
 */
export async function consumeRateLimit(db: Database, limit: RateLimit, subject: string): Promise<void> {
  const fresh = sql`${rateLimits.windowEndsAt} <= now()`;
  const windowEnd = sql`now() + make_interval(secs => ${limit.windowSeconds})`;
  const [row] = await db
    .insert(rateLimits)
    .values({ key: keyOf(limit, subject), windowEndsAt: windowEnd, count: 1 })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        count: sql`case when ${fresh} then 1 else ${rateLimits.count} + 1 end`,
        windowEndsAt: sql`case when ${fresh} then excluded.window_ends_at else ${rateLimits.windowEndsAt} end`
      }
    })
    .returning({ count: rateLimits.count });
  if ((row?.count ?? 0) > limit.attempts) throw new AppError('too_many');
}

/** Forgets the attempts of a subject, after one that succeeded. */
export async function resetRateLimit(db: Database, limit: RateLimit, subject: string): Promise<void> {
  await db.delete(rateLimits).where(eq(rateLimits.key, keyOf(limit, subject)));
}

/** Removes windows that are over. */
export async function sweepRateLimits(db: Database): Promise<void> {
  await db.delete(rateLimits).where(lt(rateLimits.windowEndsAt, sql`now()`));
}
