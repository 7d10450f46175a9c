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
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 */
export class Connection {
  readonly clock = new ClockSync();
  readonly #handlers: ConnectionHandlers;
  #socket: WebSocket | undefined;
  #attempt = 0;
  #closed = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #ping: ReturnType<typeof setTimeout> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
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
    clearTimeout(this.#retry);
    if (this.#closed || this.#socket) return;
    this.#handlers.status('connecting');
    const { protocol, host } = location;
    const socket = new WebSocket(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}${SOCKET_PATH}`, PROTOCOL);
    this.#socket = socket;
    this.#listenForSilence(PONG_TIMEOUT_MS * 2);
    socket.onopen = () => {
      void this.#greet(socket);
    };
    socket.onmessage = ({ data }) => {
      if (socket === this.#socket) this.#receive(JSON.parse(String(data)) as ServerFrame);
    };
    socket.onclose = () => {
      if (socket === this.#socket) this.#lost();
    };
  }

  async #greet(socket: WebSocket) {
    try {
      const entrance = await this.#handlers.entrance();
      if (socket !== this.#socket || socket.readyState !== WebSocket.OPEN) return;
      socket.send(JSON.stringify(entrance));
      this.clock.renew();
      this.#pings.clear();
      this.#burst = 0;
      this.#sendPing();
    } catch {
      // No ticket to be had right now: same as no connection.
      if (socket === this.#socket) this.#lost();
    }
  }

  #receive(frame: ServerFrame) {
    switch (frame.t) {
      case 'pong': {
        const sentAt = this.#pings.get(frame.n);
        this.#pings.delete(frame.n);
        if (sentAt !== undefined) this.clock.sample(sentAt, frame.at);
        clearTimeout(this.#silence);
        return;
      }
      case 'error':
        if (FINAL.includes(frame.code) && !this.#handlers.refused(frame.code, frame.reason)) this.close();
        return;
      case 'bye':
        // The worker leaves; its rooms are free already.
        this.#drop();
        this.#handlers.status('offline');
        this.#retry = setTimeout(() => {
          this.#connect();
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
    if (!this.#write({ t: 'ping', n })) return;
    this.#listenForSilence(patienceMs);
    this.#ping = setTimeout(
      () => {
        this.#sendPing();
      },
      ++this.#burst < FIRST_PINGS ? FIRST_PING_MS : KEEP_ALIVE_MS
    );
  }

  #listenForSilence(ms: number) {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      this.#lost();
    }, ms);
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
    clearTimeout(this.#silence);
    const socket = this.#socket;
    this.#socket = undefined;
    this.#admitted = false;
    socket?.close();
  }

  #lost() {
    this.#drop();
    if (this.#closed) return;
    this.#handlers.status('offline');
    const most = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#attempt);
    this.#attempt += 1;
    this.#retry = setTimeout(
      () => {
        this.#connect();
      },
      50 + Math.random() * most
    );
  }
}
