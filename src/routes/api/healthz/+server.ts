import { json, type RequestHandler } from '@sveltejs/kit';
import { dropProbe, probeDatabase } from '#lib/server/db/client.ts';
import { env } from '#lib/server/env.ts';
import { checkHealth } from '#lib/server/health/check-health.ts';
import { isDraining } from '#lib/server/health/lifecycle.ts';
import { redisPing } from '#lib/server/redis/ping-redis.ts';
import { version } from '#lib/server/version.ts';
import { readDisk } from '#ops/disk.ts';
import { isHealthy } from '#ops/health.ts';

/** Should this process get traffic? */
export const GET: RequestHandler = async () => {
  const health = await checkHealth({
    version,
    db: probeDatabase,
    pingRedis: redisPing(),
    isDraining,
    readDisk: () => readDisk(env().diskFolder)
  });
  if (!health.checks.db.ok) dropProbe();
  return json(health, { status: isHealthy(health) ? 200 : 503, headers: { 'cache-control': 'no-store' } });
};
