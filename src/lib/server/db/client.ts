import { hostOptions } from '#ops/postgres-host.ts';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as auth from '#schema/auth.ts';
import * as instance from '#schema/instance.ts';
import * as jobs from '#schema/jobs.ts';
import * as live from '#schema/live.ts';
import * as quiz from '#schema/quiz.ts';
import * as workspace from '#schema/workspace.ts';
import { env } from '../env.ts';

const schema = { ...auth, ...instance, ...workspace, ...quiz, ...live, ...jobs };

/** A connection to one database, as the web app and the scripts use it. */
export function connect(url: string, options: { max?: number } = {}) {
  const sql = postgres(url, {
    ...hostOptions(url),
    max: options.max ?? 10,
    connect_timeout: 5,
    onnotice: () => undefined,
    connection: { application_name: 'partyquiz-web' }
  });
  return { sql, db: drizzle(sql, { schema, casing: 'snake_case' }) };
}

export type Database = ReturnType<typeof connect>['db'];

let cached: ReturnType<typeof connect> | undefined;

/** The web app's database. Opened at the first use. */
export function database(): Database {
  cached ??= connect(env().databaseUrl);
  return cached.db;
}

let probe: ReturnType<typeof connect> | undefined;

/** A connection for the health check alone: it does not wait behind requests when the web app is busy. */
export function probeDatabase(): Database {
  probe ??= connect(env().databaseUrl, { max: 1 });
  return probe.db;
}

/** The next health check opens a new connection: one that answers no more may be dead while the database is well. */
export function dropProbe(): void {
  void probe?.sql.end({ timeout: 0 });
  probe = undefined;
}

export async function closeDatabase(): Promise<void> {
  dropProbe();
  await cached?.sql.end({ timeout: 0.5 });
  cached = undefined;
}
