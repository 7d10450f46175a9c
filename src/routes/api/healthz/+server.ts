import { json, type RequestHandler } from '@sveltejs/kit';
import { database } from '#lib/server/db/client.ts';
import { checkHealth } from '#lib/server/health/check-health.ts';
import { isDraining } from '#lib/server/health/lifecycle.ts';
import { redisPing } from '#lib/server/redis/ping-redis.ts';
import { version } from '#lib/server/version.ts';
import { isHealthy } from '#ops/health.ts';

/** Should this process get traffic? */
export const GET: RequestHandler = async () => {
  const health = await checkHealth({ version, db: database, pingRedis: redisPing(), isDraining });
  return json(health, { status: isHealthy(health) ? 200 : 503, headers: { 'cache-control': 'no-store' } });
};
