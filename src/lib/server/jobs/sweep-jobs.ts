import { lt, or, sql } from 'drizzle-orm';
import { jobs } from '#schema/jobs.ts';
import type { Database } from '../db/client.ts';

const KEPT_DAYS = 30;

/**
 * Removes jobs that failed for good long ago, and those that no release does any more: nobody came for them.
 * @returns how many
 */
export async function sweepJobs(db: Database): Promise<number> {
  const longAgo = sql`now() - make_interval(days => ${KEPT_DAYS})`;
  const gone = await db.delete(jobs).where(or(lt(jobs.givenUpAt, longAgo), lt(jobs.runAt, longAgo)));
  return gone.count;
}
