import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isHealthy, type Health } from '#ops/health.ts';
import { metricsStatus, type MetricsText } from '#ops/metrics-access.ts';
import type { Log } from '../log.ts';

/**
 * A connection that asks nothing, or never finishes asking, goes as a silent socket does [ROOM-18]. In ms; looked at
 * every second.
 */
const TIMEOUTS = { headersTimeout: 9_000, requestTimeout: 9_000, connectionsCheckingInterval: 1_000 };

export interface OpsServerOptions {
  readonly health: () => Promise<Health>;
  /** Whether sockets are taken and nobody is asked to leave. */
  readonly isReady: () => boolean;
  readonly log: Log;
  /** Who knows it may read the metrics. */
  readonly token: string | undefined;
  /** `undefined` where nothing is counted. */
  readonly readMetrics: () => Promise<MetricsText> | undefined;
}

/**
 * Answers `/healthz` (is everything it needs there?), `/readyz` (may a proxy send it sockets? asks nobody else), `/livez` (is it
 * alive?) and, to whoever has the token, `/metrics`.
 */
export function createOpsServer(options: OpsServerOptions): Server {
  return createServer(TIMEOUTS, (request, response) => {
    const path = (request.url ?? '/').split('?')[0];
    if (path === '/livez') reply(response, 200, { status: 'ok' });
    else if (path === '/readyz') answerReadiness(response, options.isReady());
    else if (path === '/healthz') answerHealth(response, options);
    else if (path === '/metrics') answerMetrics(request, response, options);
    else reply(response, 404, { status: 'not_found' });
  });
}

function answerReadiness(response: ServerResponse, isReady: boolean) {
  reply(response, isReady ? 200 : 503, { status: isReady ? 'ok' : 'not_ready' });
}

function answerHealth(response: ServerResponse, { health, log }: OpsServerOptions) {
  health().then(
    (body) => {
      reply(response, isHealthy(body) ? 200 : 503, body);
    },
    (error: unknown) => {
      log.error({ err: error }, 'health check failed');
      reply(response, 503, { status: 'unavailable' });
    }
  );
}

function answerMetrics(
  request: IncomingMessage,
  response: ServerResponse,
  { token, readMetrics, log }: OpsServerOptions
) {
  const status = metricsStatus(token, request.headers.authorization);
  const reading = status === 200 ? readMetrics() : undefined;
  if (!reading) {
    if (status === 401) response.setHeader('www-authenticate', 'Bearer');
    reply(response, status === 401 ? 401 : 404, { status: status === 401 ? 'unauthorised' : 'not_found' });
    return;
  }
  reading.then(
    ({ type, text }) => {
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' });
      response.end(text);
    },
    (error: unknown) => {
      log.error({ err: error }, 'metrics not read');
      reply(response, 503, { status: 'unavailable' });
    }
  );
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
