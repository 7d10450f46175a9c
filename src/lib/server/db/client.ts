import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as auth from '#schema/auth.ts';
import * as instance from '#schema/instance.ts';
import * as live from '#schema/live.ts';
import * as quiz from '#schema/quiz.ts';
import * as workspace from '#schema/workspace.ts';
import { env } from '../env.ts';

const schema = { ...auth, ...instance, ...workspace, ...quiz, ...live };

/** A connection to one database, as the web app and the scripts use it. */
export function connect(url: string, options: { max?: number } = {}) {
  const sql = postgres(url, {
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

export async function closeDatabase(): Promise<void> {
  await cached?.sql.end({ timeout: 0.5 });
  cached = undefined;
}
