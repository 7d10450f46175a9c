import { text, type RequestHandler } from '@sveltejs/kit';
import { env } from '#lib/server/env.ts';
import { metrics } from '#lib/server/metrics/open-metrics.ts';
import { metricsStatus } from '#ops/metrics-access.ts';

/** What this process counts, for whoever has the token. */
export const GET: RequestHandler = async ({ request }) => {
  const status = metricsStatus(env().metricsToken, request.headers.get('authorization'));
  if (status === 401)
    return text('unauthorised', {
      status,
      headers: { 'www-authenticate': 'Bearer', 'cache-control': 'no-store' }
    });
  const read = status === 200 ? await metrics()?.read() : undefined;
  if (!read) return text('not found', { status: 404 });
  return text(read.text, { headers: { 'content-type': read.type, 'cache-control': 'no-store' } });
};
