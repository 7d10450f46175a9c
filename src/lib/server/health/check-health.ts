import { sql } from 'drizzle-orm';
import { version } from '../../../../package.json';
import type { Database } from '../db/client.ts';
import { within } from '../within.ts';

/** How long the database may take to say that it is there, in ms. */
const PATIENCE_MS = 1_500;

export interface Health {
  readonly status: 'ok' | 'unavailable';
  readonly version: string;
  /** Seconds since the process started. */
  readonly uptime: number;
  readonly database: { readonly ok: boolean; readonly latencyMs: number };
}

export async function checkHealth(db: () => Database, now: () => number): Promise<Health> {
  const started = now();
  const ok = await pings(db);
  return {
    status: ok ? 'ok' : 'unavailable',
    version,
    uptime: Math.round(process.uptime()),
    database: { ok, latencyMs: Math.round((now() - started) * 10) / 10 }
  };
}

async function pings(db: () => Database): Promise<boolean> {
  try {
    await within(PATIENCE_MS, Promise.resolve(db().execute(sql`select 1`)));
    return true;
  } catch {
    // Whatever went wrong, the answer is no; the reason is in the database's own log and in those of real requests.
    return false;
  }
}
