import type { Socket } from 'node:net';
import type { Rejection } from '#core/game/commands.ts';
import { parseClientFrame, type ClientFrame } from '#core/protocol/client-frames.ts';
import { COMMON_CREDITS, creditsAtSight, type Credits, type EntranceFrame } from '#core/protocol/spoken.ts';
import { closeCodes, type CloseReason } from '#core/protocol/server-frames.ts';
import { WebSocket, type RawData } from 'ws';
import type { Log } from '../log.ts';
import type { Metrics } from '../ops/metrics.ts';
import type { Tracing } from '#ops/tracing.ts';
import { frameOf, type Entrance, type Guest } from '../room/client.ts';
import type { Frame, Tick } from '../room/frame.ts';
import type { Gateway } from '../room/gateway.ts';
import type { Doorkeeper } from './doorkeeper.ts';
import type { SignInWatch } from './sign-in-watch.ts';
import { RoundTrip, type Heartbeat, type Peer } from './round-trip.ts';
import { TokenBucket } from './token-bucket.ts';

/** Opcode 9 (ping), final, empty: RFC 6455 §5.5.2. */
const PING = Buffer.from([0x89, 0]);
/** The first frame must come within this time, in ms. */
const HANDSHAKE_MS = 10_000;
/**
 * A client that has so many bytes unread has fallen behind: it gets nothing more until it has caught up, and then
 * begins anew from a snapshot. The host's list of players may be long.
 */
const MAX_UNREAD_BYTES = { players: 64 * 1024, others: 1024 * 1024 };
/** Who has not caught up by then is let go, in ms. */
const CATCH_UP_MS = 15_000;

export interface ConnectionDependencies {
  readonly doorkeeper: Doorkeeper;
  readonly now: () => number;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly tracing: Tracing;
  readonly heartbeat: Heartbeat;
  readonly signIns: SignInWatch;
  /** Connections that have said nothing yet, the oldest first: they make room for others [ROOM-18]. */
  readonly silent: Set<Peer>;
}

/** One socket: reads frames, seats the client in a room, writes what the room sends. */
export class Connection implements Guest, Peer {
  readonly #ws: WebSocket;
  readonly #socket: Socket;
  readonly #address: string | undefined;
  readonly #deps: ConnectionDependencies;
  readonly #common = new TokenBucket(COMMON_CREDITS.burst, COMMON_CREDITS.perSecond, performance.now());
  /** Accounts of frames that have their own; most connections never say one. */
  #own: Map<Credits, TokenBucket> | undefined;
  readonly #roundTrip: RoundTrip;
  readonly #handshake: NodeJS.Timeout;
  #state: 'new' | 'entering' | 'in' = 'new';
  #isBehind = false;
  since = 0;
  #gateway: Gateway | undefined;
  /** How the room knows this client: what brings it in, also where the room goes on elsewhere. */
  entrance: Entrance = { kind: 'rejoin', token: '', last: {} };

  /** @param address what limits count of the client's address; `undefined` where it is not known */
  constructor(ws: WebSocket, socket: Socket, address: string | undefined, deps: ConnectionDependencies) {
    this.#ws = ws;
    this.#socket = socket;
    this.#address = address;
    this.#deps = deps;
    this.#roundTrip = new RoundTrip(deps.heartbeat, this);
    deps.silent.add(this);
    ws.on('ping', () => {
      this.#pay();
    });
    ws.on('pong', () => {
      if (this.#pay()) this.#roundTrip.pong();
    });
    this.#handshake = setTimeout(() => {
      this.end('timeout');
      // Whoever said nothing does not answer the close either.
      if (this.#state === 'new') this.#ws.terminate();
    }, HANDSHAKE_MS);
    ws.on('message', (data, isBinary) => {
      this.#receive(data, isBinary);
    });
    // A protocol error (too large, not masked, …) ends this socket; ws closes it and `close` follows.
    ws.on('error', (error) => {
      deps.log.debug({ err: error }, 'socket error');
    });
    ws.on('close', () => {
      this.#dispose();
    });
  }

  get rttMs(): number {
    return this.#roundTrip.ms;
  }

  send(frame: Frame): void {
    if (this.#isBehind || this.#ws.readyState !== WebSocket.OPEN) return;
    this.#write(frame);
  }

  sendAll(frames: readonly Frame[]): void {
    if (this.#isBehind || this.#ws.readyState !== WebSocket.OPEN) return;
    this.#socket.cork();
    for (const frame of frames) this.#write(frame);
    this.#socket.uncork();
  }

  tick(tick: Tick): void {
    // What waits to be read would only grow old: the next one is newer.
    if (this.#isBehind || this.#socket.writableLength > 0 || this.#ws.readyState !== WebSocket.OPEN) return;
    this.#socket.write(tick.wire);
  }

  seated(token: string): void {
    const { entrance } = this;
    this.entrance =
      entrance.kind === 'attend' ? { ...entrance, last: {} } : { kind: 'rejoin', token, last: {} };
  }

  ping(): void {
    if (this.#ws.readyState === WebSocket.OPEN) this.#socket.write(PING);
  }

  terminate(): void {
    this.#ws.terminate();
  }

  end(reason: CloseReason, detail?: Rejection): void {
    if (this.#ws.readyState !== WebSocket.OPEN) return;
    this.#deps.metrics.ended(reason);
    this.#write(frameOf({ t: 'error', code: reason, ...(detail !== undefined && { reason: detail }) }));
    this.#ws.close(closeCodes[reason], reason);
  }

  /** Without compression ws writes whole frames at once, so bytes written beside it never cut one in two. */
  #write(frame: Frame) {
    const { wire, wireTail } = frame;
    if (wireTail) {
      this.#socket.cork();
      this.#socket.write(wire);
    }
    // False means that bytes pile up; until then nobody has to count them.
    const isFlowing = this.#socket.write(wireTail ?? wire);
    if (wireTail) this.#socket.uncork();
    if (!isFlowing) this.#checkUnread();
  }

  #checkUnread() {
    const most = this.entrance.kind === 'attend' ? MAX_UNREAD_BYTES.others : MAX_UNREAD_BYTES.players;
    if (!this.#isBehind && this.#socket.writableLength > most) this.#fallBehind();
  }

  #fallBehind() {
    this.#isBehind = true;
    this.#deps.metrics.fellBehind();
    const giveUp = setTimeout(() => {
      this.#deps.metrics.closedSlow();
      this.#ws.terminate();
    }, CATCH_UP_MS);
    this.#socket.once('close', () => {
      clearTimeout(giveUp);
    });
    this.#socket.once('drain', () => {
      clearTimeout(giveUp);
      this.#isBehind = false;
      this.#gateway?.bringBack(this);
    });
  }

  /** Takes the price of a frame, also of a control frame; who cannot pay is ended, and not read any more. */
  #pay(credits = COMMON_CREDITS): boolean {
    if (this.#ws.readyState !== WebSocket.OPEN) return false;
    const now = performance.now();
    const bucket = credits === COMMON_CREDITS ? this.#common : this.#bucketOf(credits, now);
    if (bucket.take(now)) return true;
    this.end('tooMany');
    this.#ws.pause();
    return false;
  }

  #bucketOf(credits: Credits, now: number): TokenBucket {
    this.#own ??= new Map();
    let bucket = this.#own.get(credits);
    if (!bucket) this.#own.set(credits, (bucket = new TokenBucket(credits.burst, credits.perSecond, now)));
    return bucket;
  }

  #receive(data: RawData, isBinary: boolean) {
    // ws gives a message as one Buffer, as `binaryType` is "nodebuffer".
    const bytes = data as Buffer;
    if (!this.#pay(creditsAtSight(bytes))) return;
    this.#deps.silent.delete(this);
    const frame = isBinary ? undefined : parseClientFrame(bytes.toString('utf8'));
    if (!frame) this.end('badFrame');
    else this.#handle(frame);
  }

  #handle(frame: ClientFrame) {
    switch (frame.t) {
      case 'ping':
        this.send(frameOf({ t: 'pong', n: frame.n, at: this.#deps.now() }));
        return;
      case 'join':
      case 'resume':
      case 'attend':
        if (this.#state === 'new') void this.#enter(frame);
        else this.end('badFrame');
        return;
      default:
        // Before the seat is taken nobody can hear it: come again, and wait for the welcome.
        if (this.#state === 'entering') this.end('unavailable');
        else if (!this.#gateway?.receive(this, frame)) this.end('badFrame');
    }
  }

  async #enter(frame: EntranceFrame): Promise<void> {
    this.#state = 'entering';
    const asked = performance.now();
    const admitted = await this.#deps.doorkeeper.admit(frame, this.#address);
    this.#deps.tracing.record('doorkeeper.admit', asked, performance.now(), {
      frame: frame.t,
      outcome: admitted.ok ? 'in' : admitted.reason
    });
    if (this.#ws.readyState !== WebSocket.OPEN) return;
    if (!admitted.ok) {
      this.end(admitted.reason);
      return;
    }
    clearTimeout(this.#handshake);
    this.#state = 'in';
    this.#gateway = admitted.gateway;
    this.entrance = admitted.entrance;
    this.since = this.#deps.now();
    const { entrance } = admitted;
    if (entrance.kind === 'attend' && entrance.signIn !== undefined)
      this.#deps.signIns.add(this, entrance.signIn);
    admitted.gateway.enter(this);
  }

  #dispose() {
    clearTimeout(this.#handshake);
    this.#deps.silent.delete(this);
    this.#deps.signIns.remove(this);
    this.#deps.heartbeat.remove(this.#roundTrip);
    this.#gateway?.leave(this);
    this.#gateway = undefined;
  }
}
