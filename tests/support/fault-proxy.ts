import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { FaultPipe, type Flow } from './fault-pipe.ts';

export type Side = 'client' | 'server';

/** The state of the whole link, for the connections that exist and for those that come. */
export interface Link {
  /** From the client to the server. */
  readonly up: Flow;
  readonly down: Flow;
  /** New connections are reset at once. */
  readonly refuse: boolean;
}

const PASS: Flow = { kind: 'pass' };
const SWALLOW: Flow = { kind: 'swallow' };
const STALL: Flow = { kind: 'stall' };

export const links = {
  pass: { up: PASS, down: PASS, refuse: false },
  blackHole: { up: SWALLOW, down: SWALLOW, refuse: false },
  /** The server hears nothing; what it says arrives. */
  deafServer: { up: SWALLOW, down: PASS, refuse: false },
  /** The client hears nothing; what it says arrives. */
  deafClient: { up: PASS, down: SWALLOW, refuse: false },
  stall: { up: STALL, down: STALL, refuse: false },
  refuse: { up: PASS, down: PASS, refuse: true },
  delay: (ms: number): Link => ({ up: { kind: 'delay', ms }, down: { kind: 'delay', ms }, refuse: false })
} as const;

interface Pair {
  readonly client: Socket;
  readonly server: Socket;
  readonly up: FaultPipe;
  readonly down: FaultPipe;
}

/** A TCP proxy on loopback whose link can fail in every way that links fail. */
export class FaultProxy {
  readonly port: number;
  readonly #server: Server;
  readonly #pairs = new Set<Pair>();
  #link: Link = links.pass;
  #target: () => number;

  private constructor(server: Server, target: () => number) {
    this.#server = server;
    this.#target = target;
    // A TCP server always has an AddressInfo.
    this.port = (server.address() as AddressInfo).port;
    server.on('connection', (client) => {
      this.#accept(client);
    });
  }

  /** @param target the port to forward to; a function is asked for every new connection */
  static async start(target: number | (() => number)): Promise<FaultProxy> {
    const server = createServer({ allowHalfOpen: true, noDelay: true });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new FaultProxy(server, typeof target === 'number' ? () => target : target);
  }

  get size(): number {
    return this.#pairs.size;
  }

  /** Where new connections go from now on. */
  forwardTo(port: number): void {
    this.#target = () => port;
  }

  set(link: Link): void {
    this.#link = link;
    for (const pair of this.#pairs) {
      pair.up.set(link.up);
      pair.down.set(link.down);
    }
  }

  /** Both sides of every connection see it reset. */
  reset(): void {
    for (const { client, server } of [...this.#pairs]) {
      client.resetAndDestroy();
      server.resetAndDestroy();
    }
  }

  /** Passes everything again, and resets the connections that lost something meanwhile. */
  heal(): void {
    this.set(links.pass);
    for (const { client, server, up, down } of [...this.#pairs]) {
      if (!up.torn && !down.torn) continue;
      client.resetAndDestroy();
      server.resetAndDestroy();
    }
  }

  /** Half-open: this side of every connection sees it end, the other is never told. */
  halfOpen(side: Side): void {
    for (const pair of [...this.#pairs]) {
      pair.up.tear();
      pair.down.tear();
      pair[side].destroy();
    }
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const { client, server } of [...this.#pairs]) {
      client.destroy();
      server.destroy();
    }
    await closed;
  }

  #accept(client: Socket) {
    client.on('error', () => undefined); // `close` follows and decides
    if (this.#link.refuse) {
      client.resetAndDestroy();
      return;
    }
    const server = connect({ port: this.#target(), host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    const { up, down } = this.#link;
    const pair = {
      client,
      server,
      up: new FaultPipe(client, server, up),
      down: new FaultPipe(server, client, down)
    };
    this.#pairs.add(pair);
    this.#follow(pair, client, server, pair.up);
    this.#follow(pair, server, client, pair.down);
  }

  /** When one side is gone, so is the other, unless the link keeps that from it. */
  #follow(pair: Pair, socket: Socket, other: Socket, pipe: FaultPipe) {
    let broken = false;
    socket.on('error', () => {
      broken = true;
    });
    socket.on('close', () => {
      if (other.destroyed) {
        pair.up.dispose();
        pair.down.dispose();
        this.#pairs.delete(pair);
      } else if (broken && pipe.tells) other.resetAndDestroy();
      else if (!broken && pipe.tells) other.end();
    });
  }
}
