import { createHash } from 'node:crypto';
import { and, gt, inArray, lt, sql } from 'drizzle-orm';
import { rateLimits } from '#schema/auth.ts';
import type { Database } from '../db/client.ts';

/** What is counted together, within one window. */
export interface Counter {
  /** Names what is counted; part of the stored key. */
  readonly name: string;
  readonly windowSeconds: number;
}

/** One subject of a counter: an address, an e-mail address, an account. */
export interface Counted {
  readonly counter: Counter;
  readonly subject: string;
}

/** Addresses and e-mail addresses are stored as hashes: the table tells nobody who tried. */
const keyOf = ({ counter, subject }: Counted) =>
  `${counter.name}:${createHash('sha256').update(subject).digest('base64url')}`;

/**
 * Counts one attempt of each subject, in one atomic statement, for all web processes together. Windows are fixed: each
 * starts with its first attempt.
 *
 * @returns how many each has in its window, in the order of the subjects
 */
export async function countAttempts(db: Database, counted: readonly Counted[]): Promise<number[]> {
  const keys = counted.map(keyOf);
  const fresh = sql`${rateLimits.windowEndsAt} <= now()`;
  const rows = await db
    .insert(rateLimits)
    .values(
      counted
        .map(({ counter }, index) => ({
          key: keys[index] ?? '',
          windowEndsAt: sql`now() + make_interval(secs => ${counter.windowSeconds})`,
          count: 1
        }))
        // In one order for everybody: two statements never wait for each other's rows.
        .sort((a, b) => (a.key < b.key ? -1 : 1))
    )
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        count: sql`case when ${fresh} then 1 else ${rateLimits.count} + 1 end`,
        windowEndsAt: sql`case when ${fresh} then excluded.window_ends_at else ${rateLimits.windowEndsAt} end`
      }
    })
    .returning({ key: rateLimits.key, count: rateLimits.count });
  return keys.map((key) => rows.find((row) => row.key === key)?.count ?? 0);
}

/** Takes one attempt of each subject back: it turned out to be none. */
export async function takeBackAttempts(db: Database, counted: readonly Counted[]): Promise<void> {
  if (counted.length === 0) return;
  await db
    .update(rateLimits)
    .set({ count: sql`${rateLimits.count} - 1` })
    .where(and(inArray(rateLimits.key, counted.map(keyOf)), gt(rateLimits.count, 0)));
}

/** Forgets all attempts of each subject. */
export async function forgetAttempts(db: Database, counted: readonly Counted[]): Promise<void> {
  if (counted.length === 0) return;
  await db.delete(rateLimits).where(inArray(rateLimits.key, counted.map(keyOf)));
}

/**
 * Removes windows that are over.
 * @returns how many
 */
export async function sweepAttempts(db: Database): Promise<number> {
  const gone = await db.delete(rateLimits).where(lt(rateLimits.windowEndsAt, sql`now()`));
  return gone.count;
}
