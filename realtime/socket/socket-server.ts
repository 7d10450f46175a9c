import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { MAX_FRAME_BYTES } from '#core/protocol/client-frames.ts';
import { PROTOCOL, SOCKET_PATH } from '#core/protocol/server-frames.ts';
import { WebSocketServer } from 'ws';
import { Connection, type ConnectionDependencies } from './connection.ts';
import { clientAddress, isAllowedOrigin } from './origin.ts';
import { Heartbeat } from './round-trip.ts';

export interface SocketServerOptions extends Omit<ConnectionDependencies, 'heartbeat'> {
  readonly origins: readonly string[];
  readonly addressHeader: string | undefined;
  readonly proxyDepth: number;
  /** While false, upgrades are answered with 503: starting or draining. */
  readonly isReady: () => boolean;
}

const MAX_FRAGMENTS = 8;

/** Accepts sockets at `/ws` that speak `pq.v1` and come from an allowed origin. */
export class SocketServer {
  readonly #options: SocketServerOptions;
  readonly #heartbeat = new Heartbeat();
  readonly #connectionOptions: ConnectionDependencies;
  readonly #wss = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    maxFragments: MAX_FRAGMENTS,
    // Frames are written to the socket ready-made, which is only safe without compression.
    perMessageDeflate: false,
    clientTracking: true,
    handleProtocols: (offered) => (offered.has(PROTOCOL) ? PROTOCOL : false)
  });

  constructor(server: Server, options: SocketServerOptions) {
    this.#options = options;
    this.#connectionOptions = { ...options, heartbeat: this.#heartbeat };
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
    // An upgrade of a plain HTTP server is always a net.Socket.
    const socket = duplex as Socket;
    socket.setNoDelay(true);
    const { addressHeader, proxyDepth } = this.#options;
    this.#wss.handleUpgrade(request, socket, head, (ws) => {
      const address = clientAddress(request, addressHeader, proxyDepth);
      new Connection(ws, socket, address, this.#connectionOptions);
    });
  }
}

function refuse(socket: Duplex, status: number, text: string) {
  // Also where the other side keeps its half open: otherwise the server could never close.
  const answer = `HTTP/1.1 ${String(status)} ${text}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`;
  socket.end(answer, () => socket.destroy());
}
