import { eq } from 'drizzle-orm';
import { within } from '#ops/within.ts';
import { liveSessions } from '#schema/live.ts';
import type { Database } from '../db/client.ts';

/** Whoever reads metrics does not wait longer for the database, in ms. */
const PATIENCE_MS = 1_000;

/** How many live sessions run; `undefined` when the database does not say so in time. */
export async function countRunningSessions(db: Database): Promise<number | undefined> {
  try {
    return await within(PATIENCE_MS, db.$count(liveSessions, eq(liveSessions.status, 'running')));
  } catch {
    // That it is away is the answer; why is in the log of real requests.
    return undefined;
  }
}
