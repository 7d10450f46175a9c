import { createServer, type Server, type ServerResponse } from 'node:http';
import { isHealthy, type Health } from '#ops/health.ts';
import type { Log } from '../log.ts';

/** Answers `/healthz` (should this process get traffic?) and `/livez` (is it alive? asks nobody else). */
export function createOpsServer(health: () => Promise<Health>, log: Log): Server {
  return createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0];
    if (path === '/livez') reply(response, 200, { status: 'ok' });
    else if (path === '/healthz') {
      health().then(
        (body) => {
          reply(response, isHealthy(body) ? 200 : 503, body);
        },
        (error: unknown) => {
          log.error({ err: error }, 'health check failed');
          reply(response, 503, { status: 'unavailable' });
        }
      );
    } else reply(response, 404, { status: 'not_found' });
  });
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
