import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect as connectTcp, type AddressInfo, type Socket } from 'node:net';
import { clientAddress, UNKNOWN_ADDRESS } from '#core/net/client-address.ts';
import { connect } from '#lib/server/db/client.ts';
import { checkHealth } from '#lib/server/health/check-health.ts';
import { countMiss } from '#lib/server/live-sessions/limit-misses.ts';
import { isHealthy } from '#ops/health.ts';

/** What the web app and the proxy before it do; each field may be wrong. */
export interface FrontSettings {
  readonly databaseUrl: string;
  readonly version: string;
  /** Where `/ws` goes: a port of the worker, the web app itself, or bytes that a proxy answers with. */
  readonly sockets:
    | { readonly port: () => number; readonly path?: string; readonly cutMs?: number }
    | { readonly answer: string }
    | 'web';
  /** What the web app holds for its own address; the front's own when absent. */
  readonly origin?: string;
  /** Header in which the web app looks for a client's address. */
  readonly addressHeader?: string;
  /** Header in which the proxy tells the web app the client's address. */
  readonly proxyHeader?: string;
  /** Answers in place of the web app. */
  readonly instead?: (request: IncomingMessage, response: ServerResponse) => void;
}

export interface Front {
  readonly address: string;
  close(): Promise<void>;
}

const PAGE = '<!doctype html><title>Not found</title>';

/** A web app, as far as the doctor asks it, behind a proxy that leads `/ws` somewhere. */
export async function startFront(settings: (address: string) => FrontSettings): Promise<Front> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const set = settings(address);
  const { db, sql } = connect(set.databaseUrl, { max: 2 });

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.setHeader('x-request-id', 'test');
    const path = request.url ?? '/';
    if (path === '/api/healthz') {
      const health = await checkHealth({
        version: set.version,
        db: () => db,
        pingRedis: undefined,
        isDraining: () => false
      });
      response.writeHead(isHealthy(health) ? 200 : 503).end(JSON.stringify(health));
    } else if (path === '/locale') {
      const isOwn = request.headers.origin === (set.origin ?? address);
      response.writeHead(isOwn ? 303 : 403, { location: '/', 'set-cookie': 'locale=en; Path=/' }).end();
    } else {
      if (set.proxyHeader) request.headers[set.proxyHeader] = '198.51.100.9';
      const address = clientOf(request, set.addressHeader);
      if (path.startsWith('/display/')) await countMiss(db, { role: 'display', address });
      response.writeHead(404, { 'content-type': 'text/html' }).end(PAGE);
    }
  };
  server.on('request', (request, response) => {
    if (set.instead) set.instead(request, response);
    else void serve(request, response);
  });
  leadSockets(server, set.sockets);
  return {
    address,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await sql.end({ timeout: 1 });
    }
  };
}

function clientOf({ headers, socket }: IncomingMessage, header: string | undefined): string {
  const source = { header: (name: string) => headers[name]?.toString(), socket: socket.remoteAddress };
  const found = clientAddress(source, { header, depth: 1 });
  return found.kind === 'known' ? found.key : UNKNOWN_ADDRESS;
}

function leadSockets(server: Server, sockets: FrontSettings['sockets']): void {
  // Without a listener, Node treats an upgrade as any other request.
  if (sockets === 'web') return;
  server.on('upgrade', (request, duplex) => {
    const client = duplex as Socket;
    client.on('error', () => client.destroy());
    if ('answer' in sockets) return void client.end(sockets.answer);
    const { port, path = request.url ?? '/', cutMs } = sockets;
    const worker = connectTcp(port(), '127.0.0.1', () => {
      const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${String(value)}`);
      worker.write([`GET ${path} HTTP/1.1`, ...headers, '', ''].join('\r\n'));
      client.pipe(worker).pipe(client);
      if (cutMs !== undefined) setTimeout(() => client.destroy(), cutMs);
    });
    worker.on('error', () => client.destroy());
    client.on('close', () => worker.destroy());
  });
}
