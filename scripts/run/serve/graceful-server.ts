import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

export interface GracefulServerOptions {
  readonly host: string;
  readonly port: number;
  /** How long requests are still served after `stop`, so that every proxy has noticed the health check, in ms. */
  readonly drainMs: number;
  /** After that, how long running requests may take to finish, in ms. */
  readonly closeMs: number;
  /** How long an idle connection is kept, in ms: longer than the proxy in front keeps it. */
  readonly keepAliveMs: number;
  /** How long the headers of a request may take, in ms. */
  readonly headersMs: number;
  /** Called at the beginning of `stop`: from now on the health check shall say that this process leaves. */
  readonly onDrain: () => void;
  /** Gets connections that want to be sockets, and owns them from then on. */
  readonly onUpgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
}

/** Connections that may wait to be accepted: a whole room comes back at once. The kernel may allow less. */
const BACKLOG = 4_096;

/**
 * An HTTP server that leaves politely. A server that simply closes refuses what its proxy still sends; this one goes
 * on serving until the proxy sends nothing any more, and ends every connection with its last answer.
 */
export class GracefulServer {
  readonly #server: Server;
  readonly #options: GracefulServerOptions;
  #isDraining = false;

  constructor(handler: RequestListener, options: GracefulServerOptions) {
    this.#options = options;
    this.#server = createServer((request, response) => {
      // A connection that is not used again cannot be cut in the middle of its next request.
      if (this.#isDraining) response.setHeader('connection', 'close');
      handler(request, response);
    });
    if (options.onUpgrade) this.#server.on('upgrade', options.onUpgrade);
    this.#server.keepAliveTimeout = options.keepAliveMs;
    this.#server.headersTimeout = options.headersMs;
  }

  /** @returns the port */
  async listen(): Promise<number> {
    const { host, port } = this.#options;
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen({ host, port, backlog: BACKLOG }, resolve);
    });
    // A TCP server always has an AddressInfo.
    return (this.#server.address() as AddressInfo).port;
  }

  /** Resolves when the last connection is closed. */
  async stop(): Promise<void> {
    this.#isDraining = true;
    this.#options.onDrain();
    await sleep(this.#options.drainMs);
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeIdleConnections();
    const late = setTimeout(() => {
      this.#server.closeAllConnections();
    }, this.#options.closeMs);
    await closed;
    clearTimeout(late);
  }
}
