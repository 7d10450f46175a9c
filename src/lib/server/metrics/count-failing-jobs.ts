import { within } from '#ops/within.ts';
import { jobs } from '#schema/jobs.ts';
import type { Database } from '../db/client.ts';
import { isFailing } from '../jobs/find-failing-jobs.ts';

/** Whoever reads metrics does not wait longer for the database, in ms. */
const PATIENCE_MS = 1_000;

/** How many jobs fail, of all processes; `undefined` when the database does not say so in time. */
export async function countFailingJobs(db: Database): Promise<number | undefined> {
  try {
    return await within(PATIENCE_MS, db.$count(jobs, isFailing));
  } catch {
    // That it is away another gauge tells.
    return undefined;
  }
}
