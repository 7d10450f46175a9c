import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { MAX_FRAME_BYTES } from '#core/protocol/client-frames.ts';
import { PROTOCOL, SOCKET_PATH } from '#core/protocol/server-frames.ts';
import { WebSocketServer, type ServerOptions } from 'ws';
import { countedAddress } from './address.ts';
import { Connection, type ConnectionDependencies } from './connection.ts';
import { isAllowedOrigin } from './origin.ts';
import { Heartbeat, type Peer } from './round-trip.ts';
import { MAX_SOCKETS, SocketCounts } from './socket-counts.ts';

export interface SocketServerOptions extends Omit<ConnectionDependencies, 'heartbeat' | 'silent'> {
  readonly origins: readonly string[];
  readonly addressHeader: string | undefined;
  readonly proxyDepth: number;
  /** Most sockets at a time, and most of one address. */
  readonly maxSockets?: number | undefined;
  readonly maxSocketsFrom?: number | undefined;
  /** While false, upgrades are answered with 503: starting or draining. */
  readonly isReady: () => boolean;
}

const MAX_FRAGMENTS = 8;
/** Pieces in which a frame of 4 KiB may arrive: a packet carries more than a kilobyte. */
const MAX_PIECES = 64;
/** A client that is told why gets so long to say goodbye, in ms. */
const CLOSE_MS = 1_000;

const wsOptions: ServerOptions & { readonly closeTimeout: number } = {
  noServer: true,
  maxPayload: MAX_FRAME_BYTES,
  maxFragments: MAX_FRAGMENTS,
  maxBufferedChunks: MAX_PIECES,
  closeTimeout: CLOSE_MS,
  // Frames are written to the socket ready-made, which is only safe without compression.
  perMessageDeflate: false,
  clientTracking: true,
  handleProtocols: (offered) => (offered.has(PROTOCOL) ? PROTOCOL : false)
};

/** Accepts sockets at `/ws` that speak `pq.v1` and come from an allowed origin. */
export class SocketServer {
  readonly #options: SocketServerOptions;
  readonly #heartbeat = new Heartbeat();
  readonly #silent = new Set<Peer>();
  readonly #counts: SocketCounts;
  readonly #maxSockets: number;
  readonly #connectionOptions: ConnectionDependencies;
  readonly #wss = new WebSocketServer(wsOptions);

  constructor(server: Server, options: SocketServerOptions) {
    this.#options = options;
    this.#connectionOptions = { ...options, heartbeat: this.#heartbeat, silent: this.#silent };
    this.#counts = new SocketCounts(options.maxSocketsFrom);
    this.#maxSockets = options.maxSockets ?? MAX_SOCKETS;
    server.on('upgrade', (request, socket, head) => {
      this.#upgrade(request, socket, head);
    });
  }

  get size(): number {
    return this.#wss.clients.size;
  }

  /** Ends what is still open. */
  terminate(): void {
    this.#heartbeat.stop();
    for (const ws of this.#wss.clients) ws.terminate();
    this.#wss.close();
  }

  #upgrade(request: IncomingMessage, duplex: Duplex, head: Buffer) {
    duplex.on('error', () => duplex.destroy());
    // Not parsed as a URL: what cannot be one ("//") must not throw here.
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (path !== SOCKET_PATH && !path.startsWith(`${SOCKET_PATH}/`)) return refuse(duplex, 404, 'Not Found');
    if (!this.#options.isReady()) return refuse(duplex, 503, 'Service Unavailable');
    if (!isAllowedOrigin(request, this.#options.origins)) return refuse(duplex, 403, 'Forbidden');
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
    if (!offered.includes(PROTOCOL)) return refuse(duplex, 400, 'Bad Request');
    const { addressHeader: header, proxyDepth: depth } = this.#options;
    const address = countedAddress(request, { header, depth });
    if (this.#counts.isFull(address)) return refuse(duplex, 429, 'Too Many Requests');
    if (this.size >= this.#maxSockets && !this.#makeRoom()) return refuse(duplex, 503, 'Service Unavailable');
    // An upgrade of a plain HTTP server is always a net.Socket.
    const socket = duplex as Socket;
    socket.setNoDelay(true);
    this.#wss.handleUpgrade(request, socket, head, (ws) => {
      this.#counts.add(address);
      ws.once('close', () => {
        this.#counts.remove(address);
      });
      new Connection(ws, socket, address, this.#connectionOptions);
    });
  }

  /** Lets go of the client that has been silent for longest; false when everybody has spoken. */
  #makeRoom(): boolean {
    const [oldest] = this.#silent;
    if (!oldest) return false;
    this.#silent.delete(oldest);
    oldest.terminate();
    return true;
  }
}

function refuse(socket: Duplex, status: number, text: string) {
  // Also where the other side keeps its half open: otherwise the server could never close.
  const answer = `HTTP/1.1 ${String(status)} ${text}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`;
  socket.end(answer, () => socket.destroy());
}
