import { json, type RequestHandler } from '@sveltejs/kit';
import { database } from '#lib/server/db/client.ts';
import { checkHealth } from '#lib/server/health/check-health.ts';

export const GET: RequestHandler = async () => {
  const health = await checkHealth(database, () => performance.now());
  return json(health, {
    status: health.status === 'ok' ? 200 : 503,
    headers: { 'cache-control': 'no-store' }
  });
};
