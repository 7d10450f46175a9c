import type { ClientFrame } from '#core/protocol/client-frames.ts';
import { PROTOCOL, type ServerFrame } from '#core/protocol/server-frames.ts';
import type { Device, Socket, SocketEvents } from '#lib/live/platform.ts';
import { WebSocket } from 'ws';
import { Absences } from './absences.ts';
import { PausableTimers } from './pausable-timers.ts';

export interface Closed {
  readonly code: number;
  readonly reason: string;
}

export interface DeviceOptions {
  /** Comes back by itself, to the next URL each time; else it has one socket and finds no network for another. */
  readonly lasting?: boolean;
  /** Hears a pong at once, whoever is there: for a client that must not leave a frozen worker. */
  readonly patient?: boolean;
  /** Further headers of the upgrade. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface DeviceEvents {
  /** After the client has dealt with it. */
  heard(frame: ServerFrame, bytes: number): void;
  said(frame: ClientFrame): void;
  closed(how: Closed): void;
  /** The server spoke nonsense. */
  failed(error: Error): void;
}

/** Who has the phone in hand looks at it so often, in ms: each time the page asks whether anybody is there. */
const LOOK_MS = 5_000;
const NO_NETWORK: Socket = { readyState: 0, send: () => undefined, close: () => undefined };

/** A phone or a computer at a party, in Node: its sockets, its sleep, and what it remembers. */
export class NodeDevice implements Device {
  readonly absences = new Absences();
  /** Why sockets broke, or were refused before they were open. */
  readonly errors: string[] = [];
  connections = 0;
  readonly random = Math.random;
  readonly now = (): number => performance.now();
  readonly #urls: readonly string[];
  readonly #options: DeviceOptions;
  readonly #events: DeviceEvents;
  readonly #memory = new Map<string, unknown>();
  readonly #timers = new PausableTimers();
  readonly #listeners = new Set<(shown: boolean) => void>();
  readonly #sockets = new Set<WebSocket>();
  /** Those on which the server has let the client in. */
  readonly #admitted = new Set<WebSocket>();
  /** The one that serves, else the newest. */
  #current: WebSocket | undefined;
  #heardAt = 0;
  /** What came while the device slept. */
  #missed: (() => void)[] | undefined;
  readonly #looking: NodeJS.Timeout | undefined;
  #isOff = false;

  constructor(urls: readonly string[], options: DeviceOptions, events: DeviceEvents) {
    this.#urls = urls;
    this.#options = options;
    this.#events = events;
    if (options.lasting)
      this.#looking = setInterval(() => {
        if (!this.#missed) this.#look();
      }, LOOK_MS);
  }

  dial(events: SocketEvents): Socket {
    if (this.#isOff || (!this.#options.lasting && this.connections > 0)) return NO_NETWORK;
    const url = this.#urls[this.connections % this.#urls.length] ?? '';
    const ws = new WebSocket(url, PROTOCOL, {
      perMessageDeflate: false,
      headers: { ...this.#options.headers }
    });
    this.connections += 1;
    this.#sockets.add(ws);
    if (this.#admitted.size === 0) this.#current = ws;
    ws.on('open', () => {
      this.#awake(events.opened);
    });
    ws.on('message', (data) => {
      this.#awake(() => {
        this.#hear(ws, data as Buffer, events);
      });
    });
    ws.on('error', (error) => {
      // `close` follows and decides.
      if (!this.#isOff) this.errors.push(error.message);
    });
    ws.on('close', (code, reason) => {
      this.#sockets.delete(ws);
      this.#awake(() => {
        this.#leave(ws, this.now());
        events.closed();
        this.#events.closed({ code, reason: String(reason) });
      });
    });
    return this.#socketOf(ws, events);
  }

  listen(moved: (shown: boolean) => void): () => void {
    this.#listeners.add(moved);
    return () => {
      this.#listeners.delete(moved);
    };
  }

  after(ms: number, act: () => void): () => void {
    return this.#timers.after(ms, act);
  }

  keep(key: string, value: unknown): void {
    this.#memory.set(key, value);
  }

  recall(key: string): unknown {
    return this.#memory.get(key);
  }

  /** Sends whatever it is on the socket that serves. */
  write(data: string | Buffer): void {
    if (this.#current?.readyState === WebSocket.OPEN) this.#current.send(data);
  }

  /** How the socket that serves ends. */
  ended(): Promise<Closed> {
    const ws = this.#current;
    if (!ws) throw new Error('not connected');
    return new Promise((resolve) => {
      ws.once('close', (code, reason) => {
        resolve({ code, reason: String(reason) });
      });
    });
  }

  /** The connection is cut without a word. */
  drop(): void {
    this.#current?.terminate();
  }

  /** The phone is put away: nothing is read, sent or noticed until it wakes. */
  sleep(): void {
    this.#missed = [];
    this.#timers.pause();
    for (const ws of this.#sockets) ws.pause();
  }

  /** Whatever should have happened meanwhile happens now. */
  wake(): void {
    const missed = this.#missed ?? [];
    this.#missed = undefined;
    this.#heardAt = this.now();
    for (const ws of this.#sockets) ws.resume();
    for (const act of missed) act();
    this.absences.woke(this.now());
    this.#timers.resume();
    this.#look();
  }

  /** For good. */
  switchOff(): void {
    this.#isOff = true;
    this.#missed = undefined;
    clearInterval(this.#looking);
    this.#timers.pause();
    for (const ws of this.#sockets) ws.terminate();
  }

  #look() {
    for (const moved of [...this.#listeners]) moved(true);
  }

  #awake(act: () => void) {
    if (this.#isOff) return;
    if (this.#missed) this.#missed.push(act);
    else act();
  }

  #socketOf(ws: WebSocket, { heard }: SocketEvents): Socket {
    return {
      get readyState() {
        return ws.readyState;
      },
      send: (text) => {
        ws.send(text);
        // Our own client wrote it.
        const frame = JSON.parse(text) as ClientFrame;
        if (this.#options.patient && frame.t === 'ping')
          queueMicrotask(() => {
            heard(JSON.stringify({ t: 'pong', n: frame.n, at: Date.now() }));
          });
        this.#events.said(frame);
      },
      close: () => {
        // Nobody closes what works but for silence or a gap.
        this.#leave(ws, this.#heardAt);
        ws.close();
      }
    };
  }

  #hear(ws: WebSocket, data: Buffer, events: SocketEvents) {
    // As in a browser, where a socket that was closed says nothing more.
    if (ws.readyState !== WebSocket.OPEN && ws.readyState !== WebSocket.CLOSED) return;
    this.#heardAt = this.now();
    const text = data.toString('utf8');
    let frame: ServerFrame;
    try {
      frame = JSON.parse(text) as ServerFrame;
    } catch {
      this.#events.failed(new Error(`not a frame: ${text}`));
      return;
    }
    if (frame.t === 'welcome' || frame.t === 'resumed') this.#enter(ws);
    events.heard(text);
    // The header of a frame is two bytes, or four from 126 bytes on.
    this.#events.heard(frame, data.length + (data.length < 126 ? 2 : 4));
  }

  #enter(ws: WebSocket) {
    this.#admitted.add(ws);
    this.#current = ws;
    this.absences.back(this.now());
  }

  #leave(ws: WebSocket, at: number) {
    if (this.#admitted.delete(ws) && this.#admitted.size === 0 && !this.#isOff) this.absences.gone(at);
  }
}
