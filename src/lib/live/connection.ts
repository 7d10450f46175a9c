import type { ClientFrame } from '#core/protocol/client-frames.ts';
import type { CloseReason, ServerFrame } from '#core/protocol/server-frames.ts';
import type { Rejection } from '#core/game/commands.ts';
import { ClockSync } from './clock-sync.ts';
import type { Platform, Socket } from './platform.ts';

export type EntranceFrame = Extract<ClientFrame, { t: 'join' | 'resume' | 'attend' }>;
export type ConnectionStatus = 'connecting' | 'online' | 'offline';

export interface ConnectionHandlers {
  /** The first frame of every new socket; a promise when a ticket has to be fetched first. */
  entrance(): EntranceFrame | Promise<EntranceFrame>;
  frame(frame: ServerFrame): void;
  status(status: ConnectionStatus): void;
  /** The server refused for good; return true to try again all the same (with another entrance). */
  refused(reason: CloseReason, detail: Rejection | undefined): boolean;
}

type Lifecycle =
  /** `closed`: nobody wants a connection. `away`: it comes back after a wait, or when the device moves. */
  | { readonly at: 'closed' | 'away'; readonly socket?: undefined; next?: undefined; knocked?: undefined }
  /** A socket opens, or has greeted: nobody has let us in. */
  | { readonly at: 'entering'; readonly socket: Socket; next?: undefined; knocked?: undefined }
  /** The server has let us in on `socket`. */
  | {
      readonly at: 'in';
      readonly socket: Socket;
      /** A second socket on its way in, while the first one still serves. */
      next?: Socket | undefined;
      /** A second socket has greeted: the server says `replaced` to the first one, and it is our own doing. */
      knocked?: true;
    };

/** `readyState` of a socket that can be written to. */
const OPEN = 1;
const FIRST_RETRY_MS = 300;
const LAST_RETRY_MS = 8_000;
const KEEP_ALIVE_MS = 20_000;
/** No pong within this time: the connection is dead, whatever the browser thinks. */
const PONG_TIMEOUT_MS = 5_000;
/** When something should have come by now. */
const PROBE_TIMEOUT_MS = 2_000;
/** A ping is numbered by when it is sent, in microseconds: its pong says it again. */
const PER_MS = 1_000;
const FIRST_PINGS = 4;
const FIRST_PING_MS = 250;

/** After these the handler decides whether to come back; after all others we always do. */
const FINAL: readonly CloseReason[] = [
  'unauthorised',
  'kicked',
  'notFound',
  'replaced',
  'refused',
  'badFrame',
  'tooMany'
];

/**
 * One lasting connection over many sockets: opens, greets, keeps alive, notices silence, comes back with full jitter
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/). When the server asks it to move, the new
 * socket is in before the old one is let go.
 */
export class Connection {
  readonly clock: ClockSync;
  readonly #handlers: ConnectionHandlers;
  readonly #platform: Platform;
  #life: Lifecycle = { at: 'closed' };
  #attempt = 0;
  #deafen: (() => void) | undefined;
  #stopRetry: (() => void) | undefined;
  #stopPing: (() => void) | undefined;
  #stopSilence: (() => void) | undefined;
  /** When the socket counts as dead unless a pong comes, on the platform's clock. */
  #deadAt = Infinity;
  /** Pings since the last greeting: the first ones come quickly, for the clock. */
  #burst = 0;

  constructor(handlers: ConnectionHandlers, platform: Platform) {
    this.#handlers = handlers;
    this.#platform = platform;
    this.clock = new ClockSync(platform.now);
  }

  open(): void {
    if (this.#life.at === 'closed') {
      this.#life = { at: 'away' };
      this.#deafen = this.#platform.listen((shown) => {
        if (shown) this.#checkNow();
      });
    }
    this.#knock();
  }

  close(): void {
    this.#deafen?.();
    this.#drop('closed');
  }

  /** Sends a frame; false before the server has let us in: nobody could hear it. */
  send(frame: ClientFrame): boolean {
    return this.#life.at === 'in' && this.#write(frame);
  }

  /** Finds out soon whether anybody is still there; who is not makes room for a new socket. */
  probe(): void {
    if (this.#life.at === 'in') this.#sendPing(PROBE_TIMEOUT_MS);
  }

  #write(frame: ClientFrame): boolean {
    const { socket } = this.#life;
    if (socket?.readyState !== OPEN) return false;
    socket.send(JSON.stringify(frame));
    return true;
  }

  /** Tries to get in; who is in already knocks with a second socket. */
  #knock() {
    const life = this.#life;
    if (life.at === 'in') life.next ??= this.#dial();
    else if (life.at === 'away') {
      this.#handlers.status('connecting');
      this.#life = { at: 'entering', socket: this.#dial() };
      this.#listenForSilence(PONG_TIMEOUT_MS * 2);
    }
  }

  #dial(): Socket {
    this.#stopRetry?.();
    const socket = this.#platform.dial({
      opened: () => {
        void this.#greet(socket);
      },
      heard: (text) => {
        this.#receive(JSON.parse(text) as ServerFrame, socket);
      },
      closed: () => {
        this.#ended(socket);
      }
    });
    return socket;
  }

  async #greet(socket: Socket) {
    try {
      const entrance = await this.#handlers.entrance();
      const life = this.#life;
      if (socket.readyState !== OPEN || (socket !== life.socket && socket !== life.next)) return;
      socket.send(JSON.stringify(entrance));
      if (socket === life.socket) this.#measure();
      else if (life.at === 'in') life.knocked = true;
    } catch {
      // No ticket to be had right now: same as no connection.
      this.#ended(socket);
    }
  }

  /** Another socket, and perhaps a new network: compares clocks anew; what the last one owes does not count. */
  #measure() {
    this.clock.renew();
    this.#burst = 0;
    this.#calm();
    this.#sendPing();
  }

  /** This socket is over. */
  #ended(socket: Socket) {
    const life = this.#life;
    if (socket === life.next) {
      life.next = undefined;
      socket.close();
      this.#retryLater();
    } else if (socket === life.socket) {
      if (!life.next) {
        this.#lost();
        return;
      }
      // Everything depends on the second one. Its greeting is on the way: only a pong proves that somebody hears it.
      this.#life = { at: 'entering', socket: life.next };
      this.#measure();
    }
  }

  #receive(frame: ServerFrame, socket: Socket) {
    const life = this.#life;
    const isIn = frame.t === 'welcome' || frame.t === 'resumed';
    // A second socket has nothing to say before it is in; if it is turned away, it tries again.
    if (socket !== life.socket && !(isIn && socket === life.next)) return;
    if (isIn) {
      this.#attempt = 0;
      if (life.at !== 'in' || socket === life.next) this.#life = { at: 'in', socket };
      if (socket !== life.socket) {
        // The second socket is in: let go of the first.
        life.socket?.close();
        this.#measure();
      }
      this.clock.hint(frame.now);
      this.#handlers.status('online');
    } else if (frame.t === 'pong') {
      this.clock.sample(frame.n / PER_MS, frame.at);
      this.#calm();
      return;
    } else if (frame.t === 'error') {
      // Our own second socket has replaced this one; its welcome is under way, or it was lost with it.
      if (life.next || (life.knocked && frame.code === 'replaced')) return;
      if (FINAL.includes(frame.code) && !this.#handlers.refused(frame.code, frame.reason)) this.close();
      return;
    } else if (frame.t === 'bye') {
      // The worker leaves, and serves us until we have moved.
      this.#knockIn(frame.inMs);
      return;
    }
    this.#handlers.frame(frame);
  }

  #sendPing(patienceMs = PONG_TIMEOUT_MS) {
    this.#stopPing?.();
    this.#listenForSilence(patienceMs);
    if (!this.#write({ t: 'ping', n: Math.round(this.#platform.now() * PER_MS) })) return;
    this.#stopPing = this.#platform.after(++this.#burst < FIRST_PINGS ? FIRST_PING_MS : KEEP_ALIVE_MS, () => {
      this.#sendPing();
    });
  }

  /** Who owes a pong already gets no more time for it by being asked again. */
  #listenForSilence(ms: number) {
    const deadAt = this.#platform.now() + ms;
    if (deadAt >= this.#deadAt) return;
    this.#calm();
    this.#deadAt = deadAt;
    this.#stopSilence = this.#platform.after(ms, () => {
      this.#lost();
    });
  }

  #calm() {
    this.#stopSilence?.();
    this.#deadAt = Infinity;
  }

  /** The page woke up or the network came back: find out at once whether the socket still lives. */
  #checkNow() {
    const { at, socket } = this.#life;
    if (socket?.readyState === OPEN) this.#sendPing(PROBE_TIMEOUT_MS);
    else if (at === 'away') {
      this.#attempt = 0;
      this.#knock();
    }
  }

  #drop(at: 'closed' | 'away') {
    this.#stopRetry?.();
    this.#stopPing?.();
    this.#calm();
    const { socket, next } = this.#life;
    this.#life = { at };
    socket?.close();
    next?.close();
  }

  #lost() {
    this.#drop('away');
    this.#handlers.status('offline');
    this.#retryLater();
  }

  #retryLater() {
    const most = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#attempt);
    this.#attempt += 1;
    this.#knockIn(50 + this.#platform.random() * most);
  }

  #knockIn(ms: number) {
    this.#stopRetry?.();
    this.#stopRetry = this.#platform.after(ms, () => {
      this.#knock();
    });
  }
}
