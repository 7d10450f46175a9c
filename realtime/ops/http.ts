import { createServer, type Server } from 'node:http';

export interface Health {
  readonly status: 'ok' | 'standby' | 'draining' | 'unavailable';
  readonly version: string;
  readonly uptimeSeconds: number;
  readonly database: { readonly ok: boolean; readonly latencyMs: number | null };
  readonly rooms: number;
  readonly sockets: number;
}

/** Answers `/healthz` (should this process get traffic?) and `/livez` (is it alive?). */
export function createOpsServer(health: () => Promise<Health>): Server {
  return createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0];
    const reply = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(JSON.stringify(body));
    };
    if (path === '/livez') reply(200, { status: 'ok' });
    else if (path === '/healthz') {
      health().then(
        (body) => {
          reply(body.status === 'ok' || body.status === 'standby' ? 200 : 503, body);
        },
        () => {
          reply(503, { status: 'unavailable' });
        }
      );
    } else reply(404, { status: 'not_found' });
  });
}
