import type { IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { pipeline } from 'node:stream';
import { ADDRESS_HEADER, addressOf } from './trusted-headers.ts';

const WORKER_HOST = '127.0.0.1';
const CONNECT_TIMEOUT_MS = 2_000;
const KEEP_ALIVE_MS = 30_000;
/** A client that has heard the worker's last word gets so long to close its half, in ms. */
const GOODBYE_MS = 2_000;

/** Passes WebSocket connections on to the worker, byte by byte: what they mean is the worker's business. */
export class Tunnel {
  /** Where the worker listens; undefined while it is down. */
  workerPort: number | undefined;
  readonly #open = new Set<Socket>();

  get size(): number {
    return this.#open.size;
  }

  destroyAll(): void {
    for (const socket of this.#open) socket.destroy();
  }

  /** Takes over the client's connection after an upgrade request. */
  forward(request: IncomingMessage, client: Socket, firstBytes: Buffer): void {
    client.on('error', () => client.destroy());
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (path !== '/ws' && !path.startsWith('/ws/')) return refuse(client, '404 Not Found');
    if (this.workerPort === undefined) return refuse(client, '503 Service Unavailable');

    const worker = connect({ host: WORKER_HOST, port: this.workerPort, allowHalfOpen: true });
    const refused = () => {
      worker.destroy();
      refuse(client, '503 Service Unavailable');
    };
    worker.once('error', refused);
    worker.setTimeout(CONNECT_TIMEOUT_MS, refused);
    worker.once('connect', () => {
      worker.off('error', refused);
      worker.setTimeout(0);
      worker.removeAllListeners('timeout');
      worker.write(headOf(request), 'latin1');
      worker.write(firstBytes);
      this.#join(client, worker);
    });
    client.once('close', () => worker.destroy());
  }

  /** Both directions, with backpressure; an end of one side is passed on, a failure of one ends both. */
  #join(client: Socket, worker: Socket): void {
    for (const socket of [client, worker]) {
      socket.setTimeout(0);
      socket.setNoDelay(true);
      socket.setKeepAlive(true, KEEP_ALIVE_MS);
    }
    this.#open.add(client);
    client.once('close', () => this.#open.delete(client));
    client.once('finish', () => client.setTimeout(GOODBYE_MS, () => client.destroy()));
    const onEnd = (error: NodeJS.ErrnoException | null) => {
      if (!error) return;
      client.destroy();
      worker.destroy();
    };
    pipeline(client, worker, onEnd);
    pipeline(worker, client, onEnd);
  }
}

/** The request as it came, with our word for who sent it. */
function headOf(request: IncomingMessage): string {
  const lines = [`${request.method ?? 'GET'} ${request.url ?? '/'} HTTP/1.1`];
  for (let i = 0; i + 1 < request.rawHeaders.length; i += 2) {
    const name = request.rawHeaders[i] ?? '';
    if (name.toLowerCase() !== ADDRESS_HEADER) lines.push(`${name}: ${request.rawHeaders[i + 1] ?? ''}`);
  }
  const address = addressOf(request);
  if (address !== undefined) lines.push(`${ADDRESS_HEADER}: ${address}`);
  lines.push('', '');
  return lines.join('\r\n');
}

function refuse(client: Socket, status: string): void {
  client.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n`);
}
