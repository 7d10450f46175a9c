import type { ClientFrame } from '#core/protocol/client-frames.ts';
import { PROTOCOL, type CloseReason, type ServerFrame } from '#core/protocol/server-frames.ts';
import { WebSocket } from 'ws';

export interface LinkOptions {
  /** Comes back by itself after a fixed short wait. */
  readonly persistent?: boolean;
  /** Comes back by itself as a browser does: jitter, silence noticed, `bye` and `error` heeded, the next URL tried. */
  readonly lifelike?: boolean;
  /** Lifelike, but never notices silence: for a client that must not leave a frozen worker. */
  readonly patient?: boolean;
  /** Further headers of the upgrade. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface LinkHandlers {
  /** The first frame of a new connection. */
  entrance(): ClientFrame | undefined;
  frame(frame: ServerFrame, bytes: number): void;
  /** A pong of the keep-alive: half of the round trip lies behind it. */
  clock(at: number, rttMs: number): void;
  /** The server refused for good, or spoke nonsense. */
  failed(error: Error): void;
}

const FIXED_WAIT_MS = 100;
const FIRST_WAIT_MS = 300;
const LAST_WAIT_MS = 8_000;
const PING_MS = 1_000;
/** No pong for this long, or no open socket: the connection is dead. The browser takes 5 s. */
const SILENCE_MS = 2_500;
/** A phone that woke up wants to know sooner. */
const WAKE_MS = 2_000;
/** The old socket still serves while the new one after a `bye` knocks. */
const MOVE_MS = 10_000;

/** The browser comes back after these; after all others it asks the person. */
const PASSING: readonly CloseReason[] = ['unavailable', 'timeout'];

/** The lasting connection of a bot, over many sockets and to whichever of its URLs answers. */
export class BotLink {
  /** From the loss of the connection, or the last pong before a silence, until welcome again, in ms. */
  readonly reconnects: number[] = [];
  /** The same, but from the moment on at which the client's own network was there again. */
  readonly recoveries: number[] = [];
  /** Why sockets broke, or were refused before they were open. */
  readonly errors: string[] = [];
  /** How often the connection was gone without another one on its way. */
  losses = 0;
  connections = 0;
  readonly #urls: readonly string[];
  readonly #options: LinkOptions;
  readonly #handlers: LinkHandlers;
  #ws: WebSocket | undefined;
  /** The new socket after a `bye`, until the server has let it in. */
  #next: WebSocket | undefined;
  #admitted = false;
  #attempt = 0;
  #turn = 0;
  #lostAt: number | undefined;
  #networkBackAt = 0;
  /** The last moment at which the server certainly heard us and we it. */
  #answeredAt = 0;
  #leaving = false;
  #retry: NodeJS.Timeout | undefined;
  #ping: NodeJS.Timeout | undefined;
  #silence: NodeJS.Timeout | undefined;
  #asleep = false;
  #done = false;

  constructor(urls: readonly string[], options: LinkOptions, handlers: LinkHandlers) {
    this.#urls = urls;
    this.#options = options;
    this.#handlers = handlers;
  }

  get socket(): WebSocket | undefined {
    return this.#ws;
  }

  open(): WebSocket {
    return (this.#ws = this.#dial());
  }

  send(data: string | Buffer): void {
    if (this.#ws?.readyState === WebSocket.OPEN) this.#ws.send(data);
  }

  /** Drops the connection without a word. */
  drop(): void {
    this.#ws?.terminate();
  }

  /** Goes back for a snapshot, as after a gap. */
  restart(): void {
    this.#lost(performance.now());
  }

  /** The client's own network works again; nothing tells the client. */
  networkIsBack(): void {
    this.#networkBackAt = performance.now();
  }

  /** The phone sleeps: nothing is read, sent or noticed. */
  sleep(): void {
    this.#asleep = true;
    this.#stopPings();
    clearTimeout(this.#retry);
    this.#ws?.pause();
  }

  /** The phone wakes: what is gone is noticed from here on. */
  wake(): void {
    this.#asleep = false;
    this.#answeredAt = performance.now();
    if (this.#lostAt !== undefined) this.#lostAt = this.#answeredAt;
    if (this.#ws?.readyState === WebSocket.OPEN) {
      this.#ws.resume();
      this.#sendPing(WAKE_MS);
    } else this.#lost(this.#answeredAt, 0);
  }

  close(): void {
    this.#done = true;
    this.#stopPings();
    clearTimeout(this.#retry);
    this.#ws?.terminate();
    this.#next?.terminate();
  }

  #dial(patienceMs = SILENCE_MS): WebSocket {
    const url = this.#urls[this.#turn % this.#urls.length] ?? '';
    const headers = { ...this.#options.headers };
    const ws = new WebSocket(url, PROTOCOL, { perMessageDeflate: false, headers });
    this.connections += 1;
    const patience = setTimeout(() => {
      if (this.#options.lifelike) ws.terminate();
    }, patienceMs);
    ws.on('open', () => {
      if (ws === this.#ws) clearTimeout(patience);
      const first = this.#handlers.entrance();
      if (first) ws.send(JSON.stringify(first));
      if (this.#options.lifelike && ws === this.#ws) this.#sendPing(SILENCE_MS);
    });
    ws.on('message', (data) => {
      if (this.#done || (ws !== this.#ws && ws !== this.#next)) return;
      this.#hear(ws, data as Buffer);
      if (this.#admitted) clearTimeout(patience);
    });
    ws.on('error', (error) => {
      // `close` follows and decides.
      if (!this.#done) this.errors.push(error.message);
    });
    ws.on('close', () => {
      clearTimeout(patience);
      this.#closed(ws);
    });
    return ws;
  }

  #hear(ws: WebSocket, data: Buffer) {
    let frame: ServerFrame;
    try {
      frame = JSON.parse(data.toString('utf8')) as ServerFrame;
    } catch {
      this.#handlers.failed(new Error(`not a frame: ${data.toString('utf8')}`));
      return;
    }
    if (frame.t === 'welcome' || frame.t === 'resumed') this.#enter(ws);
    else if (this.#options.lifelike) {
      if (frame.t === 'pong') this.#answered(frame.n, frame.at);
      if (frame.t === 'bye' && ws === this.#ws) this.#moveIn(frame.inMs);
      // The old socket may hear of the new one before the new one is welcome.
      const isMoved = frame.t === 'error' && frame.code === 'replaced' && this.#next !== undefined;
      if (frame.t === 'error' && !isMoved && !PASSING.includes(frame.code)) {
        this.#handlers.failed(
          new Error(`refused for good: ${frame.code} ${frame.reason ?? ''}, ${this.#describe(ws)}`)
        );
        return;
      }
    }
    // The header of a frame is two bytes, or four from 126 bytes on.
    this.#handlers.frame(frame, data.length + (data.length < 126 ? 2 : 4));
  }

  #describe(ws: WebSocket): string {
    const which =
      ws === this.#next ? 'the new socket after a bye' : this.#next ? 'the old socket' : 'the socket';
    return `on ${which}, ${this.#admitted ? '' : 'not '}welcome, connection ${String(this.connections)}`;
  }

  /** The server let this socket in: it is the connection now, and the one before is dropped. */
  #enter(ws: WebSocket) {
    const before = this.#ws;
    this.#ws = ws;
    this.#admitted = true;
    // The room may move once more before the new socket is in: the old one is then welcome again.
    if (!this.#next || ws === this.#next) {
      this.#next = undefined;
      this.#leaving = false;
    }
    if (before !== ws) before?.terminate();
    this.#attempt = 0;
    this.#answeredAt = performance.now();
    if (this.#lostAt !== undefined) {
      this.reconnects.push(this.#answeredAt - this.#lostAt);
      this.recoveries.push(this.#answeredAt - Math.max(this.#lostAt, this.#networkBackAt));
    }
    this.#lostAt = undefined;
    if (this.#options.lifelike && before !== ws) this.#sendPing(SILENCE_MS);
  }

  /** After `bye`: the new socket first, the old one until the new is in. */
  #moveIn(ms: number) {
    this.#leaving = true;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => {
      if (this.#done || this.#next) return;
      this.#turn += 1;
      if (this.#ws?.readyState === WebSocket.OPEN) this.#next = this.#dial(MOVE_MS);
      else this.#ws = this.#dial();
    }, ms);
  }

  #closed(ws: WebSocket) {
    if (this.#done || this.#asleep) return;
    if (ws === this.#next) {
      this.#next = undefined;
      this.#moveIn(this.#wait());
      return;
    }
    if (ws !== this.#ws) return;
    if (this.#leaving && this.#admitted) {
      // Where to go and when is settled already; only the gap begins here.
      this.#lostAt ??= performance.now();
      this.#admitted = false;
      this.#stopPings();
      if (!this.#next) {
        this.losses += 1;
        return;
      }
      this.#ws = this.#next;
      this.#next = undefined;
    } else this.#lost(performance.now());
  }

  #lost(at: number, waitMs?: number) {
    if (!this.#options.lifelike && !this.#options.persistent) return;
    this.#stopPings();
    const ws = this.#ws;
    this.#ws = undefined;
    ws?.terminate();
    if (this.#admitted) {
      this.#lostAt ??= at;
      this.losses += 1;
    }
    this.#admitted = false;
    this.#leaving = false;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => {
      if (this.#done || this.#asleep) return;
      this.#turn += 1;
      this.#ws = this.#dial();
    }, waitMs ?? this.#wait());
  }

  /** Full jitter, doubling, as the protocol asks for. */
  #wait(): number {
    if (!this.#options.lifelike) return FIXED_WAIT_MS;
    return Math.random() * Math.min(LAST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#attempt++);
  }

  #sendPing(patienceMs: number) {
    clearTimeout(this.#ping);
    this.send(JSON.stringify({ t: 'ping', n: Math.round(performance.now()) }));
    if (!this.#options.patient)
      this.#silence ??= setTimeout(() => {
        this.#lost(this.#answeredAt);
      }, patienceMs);
    this.#ping = setTimeout(() => {
      this.#sendPing(SILENCE_MS);
    }, PING_MS);
  }

  #answered(sentAt: number, at: number) {
    clearTimeout(this.#silence);
    this.#silence = undefined;
    this.#answeredAt = performance.now();
    this.#handlers.clock(at, this.#answeredAt - sentAt);
  }

  #stopPings() {
    clearTimeout(this.#ping);
    clearTimeout(this.#silence);
    this.#silence = undefined;
  }
}
