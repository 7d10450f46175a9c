import { sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import type { InstanceAccess } from '../instance/open-instance.ts';

/** Work in the background that does not get done. */
export interface FailingJob {
  readonly name: string;
  /** One word. */
  readonly error: string;
}

/** One failure may be a moment's; after that somebody should look. What failed for good is told for a day. */
export const isFailing = sql`case
  when given_up_at is null then failed_at is not null and attempts > 1
  else given_up_at > now() - interval '1 day' end`;

/** What fails again and again, by name, with the newest reason. */
export async function findFailingJobs(db: Database, _access: InstanceAccess): Promise<FailingJob[]> {
  const rows = await db.execute<{ name: string; error: string | null }>(sql`
    select distinct on (name) name, error from job where ${isFailing} order by name, failed_at desc`);
  return rows.map(({ name, error }) => ({ name, error: error ?? 'unknown' }));
}
