import { sql } from 'drizzle-orm';
import { judgeDisk, type DiskSpace } from '#ops/disk.ts';
import { check, CHECK_PATIENCE_MS, type Check, type Health } from '#ops/health.ts';
import { isSchemaReady, SCHEMA_QUERY } from '#ops/schema-state.ts';
import { within } from '#ops/within.ts';
import type { Database } from '../db/client.ts';

export interface HealthSources {
  readonly version: string;
  readonly db: () => Database;
  /** Absent where no Redis is configured. */
  readonly pingRedis: (() => Promise<unknown>) | undefined;
  readonly isDraining: () => boolean;
  /** Absent where no disk is looked at. */
  readonly readDisk?: () => Promise<DiskSpace | undefined>;
}

/** How the web app is [OPS-3]. Redis is none of its own needs: it is only told. */
export async function checkHealth({
  version,
  db,
  pingRedis,
  isDraining,
  readDisk
}: HealthSources): Promise<Health> {
  const [database, redis, migrations, space] = await Promise.all([
    check(async () => db().execute(sql`select 1`)),
    pingRedis ? check(pingRedis) : null,
    check(async () => isSchemaReady(await db().execute(sql.raw(SCHEMA_QUERY)))),
    // The network share of a folder may hang where its disk never would.
    within(CHECK_PATIENCE_MS, readDisk?.() ?? Promise.resolve(undefined)).catch(() => undefined)
  ]);
  const disk = space && (judgeDisk(space) === 'ok' ? 'ok' : 'low');
  const draining = isDraining();
  return {
    status: statusOf(draining, database, migrations, disk),
    version,
    uptime: Math.round(process.uptime()),
    checks: { db: database, redis, migrations, draining, ...(disk && { disk }) }
  };
}

function statusOf(
  draining: boolean,
  db: Check,
  migrations: Check,
  disk: Health['checks']['disk']
): Health['status'] {
  if (draining) return 'draining';
  if (!db.ok) return 'unavailable';
  return migrations.ok && disk !== 'low' ? 'ok' : 'degraded';
}
