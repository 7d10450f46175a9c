import type { ClientFrame } from '#core/protocol/client-frames.ts';
import { PROTOCOL, SOCKET_PATH, type CloseReason, type ServerFrame } from '#core/protocol/server-frames.ts';
import type { Rejection } from '#core/game/commands.ts';
import { ClockSync } from './clock-sync.ts';

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

const FIRST_RETRY_MS = 300;
const LAST_RETRY_MS = 8_000;
const KEEP_ALIVE_MS = 20_000;
/** No pong within this time: the connection is dead, whatever the browser thinks. */
const PONG_TIMEOUT_MS = 5_000;
/** When something should have come by now. */
const PROBE_TIMEOUT_MS = 2_000;
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
  readonly clock = new ClockSync();
  readonly #handlers: ConnectionHandlers;
  #socket: WebSocket | undefined;
  /** A second socket on its way in, while the first one still serves. */
  #next: WebSocket | undefined;
  /** A second socket has greeted: the server says `replaced` to the first one, and it is our own doing. */
  #knocked = false;
  #attempt = 0;
  #closed = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #ping: ReturnType<typeof setTimeout> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  /** When the socket counts as dead unless a pong comes, on the monotonic clock. */
  #deadAt = Infinity;
  readonly #pings = new Map<number, number>();
  #pingCount = 0;
  /** Pings since the last greeting: the first ones come quickly, for the clock. */
  #burst = 0;
  /** The server has let us in on this socket. */
  #admitted = false;
  readonly #wake = () => {
    if (document.visibilityState === 'visible') this.#checkNow();
  };

  constructor(handlers: ConnectionHandlers) {
    this.#handlers = handlers;
  }

  open(): void {
    this.#closed = false;
    addEventListener('online', this.#wake);
    addEventListener('offline', this.#wake);
    addEventListener('pageshow', this.#wake);
    document.addEventListener('visibilitychange', this.#wake);
    this.#connect();
  }

  close(): void {
    this.#closed = true;
    removeEventListener('online', this.#wake);
    removeEventListener('offline', this.#wake);
    removeEventListener('pageshow', this.#wake);
    document.removeEventListener('visibilitychange', this.#wake);
    clearTimeout(this.#retry);
    this.#drop();
  }

  /** Sends a frame; false before the server has let us in: nobody could hear it. */
  send(frame: ClientFrame): boolean {
    return this.#admitted && this.#write(frame);
  }

  /** Finds out soon whether anybody is still there; who is not makes room for a new socket. */
  probe(): void {
    if (this.#admitted) this.#sendPing(PROBE_TIMEOUT_MS);
  }

  #write(frame: ClientFrame): boolean {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  #connect() {
    if (this.#closed || this.#socket) return;
    this.#handlers.status('connecting');
    this.#socket = this.#open();
    this.#listenForSilence(PONG_TIMEOUT_MS * 2);
  }

  /** Knocks with a second socket. */
  #move() {
    if (!this.#socket) this.#connect();
    else if (!this.#closed && !this.#next) this.#next = this.#open();
  }

  #open(): WebSocket {
    clearTimeout(this.#retry);
    const { protocol, host } = location;
    const socket = new WebSocket(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}${SOCKET_PATH}`, PROTOCOL);
    socket.onopen = () => {
      void this.#greet(socket);
    };
    socket.onmessage = ({ data }) => {
      this.#receive(JSON.parse(String(data)) as ServerFrame, socket);
    };
    socket.onclose = () => {
      this.#ended(socket);
    };
    return socket;
  }

  #isOurs(socket: WebSocket): boolean {
    return socket === this.#socket || socket === this.#next;
  }

  async #greet(socket: WebSocket) {
    try {
      const entrance = await this.#handlers.entrance();
      if (!this.#isOurs(socket) || socket.readyState !== WebSocket.OPEN) return;
      socket.send(JSON.stringify(entrance));
      if (socket === this.#socket) this.#measure();
      else this.#knocked = true;
    } catch {
      // No ticket to be had right now: same as no connection.
      this.#ended(socket);
    }
  }

  /** Another socket, and perhaps a new network: compares clocks anew; what the last one owes does not count. */
  #measure() {
    this.#calm();
    this.clock.renew();
    this.#pings.clear();
    this.#burst = 0;
    this.#sendPing();
  }

  /** This socket is over. */
  #ended(socket: WebSocket) {
    if (socket === this.#next) {
      this.#next = undefined;
      socket.close();
      this.#retryLater(() => {
        this.#move();
      });
    } else if (socket === this.#socket) this.#adopt();
  }

  /** The first socket is gone: if a second one is on its way, everything depends on that. */
  #adopt() {
    if (!this.#next) {
      this.#lost();
      return;
    }
    this.#socket = this.#next;
    this.#next = undefined;
    this.#admitted = this.#knocked = false;
    // Its greeting is on the way: only a pong proves that somebody hears it.
    this.#measure();
  }

  /** The second socket is in: let go of the first. */
  #settle(socket: WebSocket) {
    if (socket !== this.#next) return;
    const before = this.#socket;
    this.#socket = socket;
    this.#next = undefined;
    this.#knocked = false;
    before?.close();
    this.#measure();
  }

  #receive(frame: ServerFrame, socket: WebSocket) {
    if (!this.#isOurs(socket)) return;
    if (frame.t === 'welcome' || frame.t === 'resumed') this.#settle(socket);
    // The second socket has nothing to say before it is in; if it is turned away, it tries again.
    if (socket !== this.#socket) return;
    switch (frame.t) {
      case 'pong': {
        const sentAt = this.#pings.get(frame.n);
        this.#pings.delete(frame.n);
        if (sentAt !== undefined) this.clock.sample(sentAt, frame.at);
        this.#calm();
        return;
      }
      case 'error':
        // Our own second socket has replaced this one; its welcome is under way, or it was lost with it.
        if (this.#next || (this.#knocked && frame.code === 'replaced')) return;
        if (FINAL.includes(frame.code) && !this.#handlers.refused(frame.code, frame.reason)) this.close();
        return;
      case 'bye':
        // The worker leaves, and serves us until we have moved.
        this.#retry = setTimeout(() => {
          this.#move();
        }, frame.inMs);
        return;
      case 'welcome':
      case 'resumed':
        this.#attempt = 0;
        this.#admitted = true;
        this.clock.hint(frame.now);
        this.#handlers.status('online');
    }
    this.#handlers.frame(frame);
  }

  #sendPing(patienceMs = PONG_TIMEOUT_MS) {
    clearTimeout(this.#ping);
    const n = ++this.#pingCount;
    this.#pings.set(n, performance.now());
    this.#listenForSilence(patienceMs);
    if (!this.#write({ t: 'ping', n })) return;
    this.#ping = setTimeout(
      () => {
        this.#sendPing();
      },
      ++this.#burst < FIRST_PINGS ? FIRST_PING_MS : KEEP_ALIVE_MS
    );
  }

  /** Who owes a pong already gets no more time for it by being asked again. */
  #listenForSilence(ms: number) {
    const deadAt = performance.now() + ms;
    if (deadAt >= this.#deadAt) return;
    this.#calm();
    this.#deadAt = deadAt;
    this.#silence = setTimeout(() => {
      this.#lost();
    }, ms);
  }

  #calm() {
    clearTimeout(this.#silence);
    this.#deadAt = Infinity;
  }

  /** The page woke up or the network came back: find out at once whether the socket still lives. */
  #checkNow() {
    if (this.#closed) return;
    if (this.#socket?.readyState === WebSocket.OPEN) this.#sendPing(PROBE_TIMEOUT_MS);
    else if (!this.#socket) {
      this.#attempt = 0;
      this.#connect();
    }
  }

  #drop() {
    clearTimeout(this.#ping);
    this.#calm();
    const sockets = [this.#socket, this.#next];
    this.#socket = this.#next = undefined;
    this.#admitted = this.#knocked = false;
    for (const socket of sockets) socket?.close();
  }

  #lost() {
    this.#drop();
    if (this.#closed) return;
    this.#handlers.status('offline');
    this.#retryLater(() => {
      this.#connect();
    });
  }

  #retryLater(retry: () => void) {
    clearTimeout(this.#retry);
    const most = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#attempt);
    this.#attempt += 1;
    this.#retry = setTimeout(retry, 50 + Math.random() * most);
  }
}
