import { sql } from 'drizzle-orm';
import { check, type Check, type Health } from '#ops/health.ts';
import { isSchemaReady, SCHEMA_QUERY } from '#ops/schema-state.ts';
import type { Database } from '../db/client.ts';

export interface HealthSources {
  readonly version: string;
  readonly db: () => Database;
  /** Absent where no Redis is configured. */
  readonly pingRedis: (() => Promise<unknown>) | undefined;
  readonly isDraining: () => boolean;
}

/** How the web app is [OPS-3]. Redis is none of its own needs: it is only told. */
export async function checkHealth({ version, db, pingRedis, isDraining }: HealthSources): Promise<Health> {
  const [database, redis, migrations] = await Promise.all([
    check(async () => db().execute(sql`select 1`)),
    pingRedis ? check(pingRedis) : null,
    check(async () => isSchemaReady(await db().execute(sql.raw(SCHEMA_QUERY))))
  ]);
  const draining = isDraining();
  return {
    status: statusOf(draining, database, migrations),
    version,
    uptime: Math.round(process.uptime()),
    checks: { db: database, redis, migrations, draining }
  };
}

function statusOf(draining: boolean, db: Check, migrations: Check): Health['status'] {
  if (draining) return 'draining';
  if (!db.ok) return 'unavailable';
  return migrations.ok ? 'ok' : 'degraded';
}
