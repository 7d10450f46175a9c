import { randomBytes } from 'node:crypto';
import type { ServerFrame } from '#core/protocol/server-frames.ts';
import { maskedFrame, RawWebSocket, type RawListener, type RawOptions } from './raw-websocket.ts';

type Greeting = Extract<ServerFrame, { t: 'welcome' | 'resumed' }>;
export type PlayerState = 'away' | 'entering' | 'in';

export interface AckedAnswer {
  readonly id: string;
  readonly item: string;
  readonly value: unknown;
}

/** What the owner of many players wants to hear; one object for all of them. */
export interface PlayerListener {
  greeted?(player: LeanPlayer, at: number, text: Buffer): void;
  /** A shared frame came; the bytes are only good during the call. */
  viewed?(player: LeanPlayer, text: Buffer, at: number): void;
  acked?(player: LeanPlayer, latencyMs: number, at: number): void;
  refused?(player: LeanPlayer, text: string): void;
  /** The connection ended, and this player did not cut it. */
  closed?(player: LeanPlayer, code: number, reason: string, was: PlayerState): void;
}

export interface LeanPlayerOptions extends RawOptions {
  readonly name?: string;
  readonly listener?: PlayerListener;
}

const ACK = Buffer.from('{"t":"ack","id":"');
const VIEW = Buffer.from('{"t":"view","seq":');
/** Where the name of the frame begins in `{"t":"…`. */
const KIND_AT = 6;
const kinds = { a: 0x61, n: 0x6e, r: 0x72, v: 0x76, w: 0x77 } as const;

const startsWith = (text: Buffer, part: Buffer) =>
  text.length >= part.length && text.compare(part, 0, part.length, 0, part.length) === 0;

/**
 * A player of `pq.v1` that costs next to nothing, for thousands of them in one process, where the client of the pages
 * would cost more than what is measured: it reads of a frame only what it must, keeps no view, and has no
 * timers. It notes what was acknowledged and whether the shared frames came without a gap.
 */
export class LeanPlayer implements RawListener {
  readonly acked: AckedAnswer[] = [];
  playerId = '';
  token = '';
  epoch = 0;
  seq = 0;
  /** Shared frames that did not follow the one before. */
  gaps = 0;
  bytesIn = 0;
  framesIn = 0;
  state: PlayerState = 'away';
  greeting: Greeting['t'] | undefined;
  readonly #url: string;
  readonly #code: string;
  readonly #options: LeanPlayerOptions;
  #ws: RawWebSocket | undefined;
  readonly #joinId = randomBytes(18).toString('base64url');
  #pending: (AckedAnswer & { sentAt: number }) | undefined;

  constructor(url: string, code: string, options: LeanPlayerOptions = {}) {
    this.#url = url;
    this.#code = code;
    this.#options = options;
  }

  get ws(): RawWebSocket | undefined {
    return this.#ws;
  }

  /** Connects, and joins or resumes; the listener hears how it went. */
  enter(): void {
    this.state = 'entering';
    this.#ws = new RawWebSocket(this.#url, this, this.#options);
  }

  /** Makes an answer ready, so that sending it costs nothing but the write. */
  prepare(item: string, value: number, at: number, rev = 0): Buffer {
    const id = randomBytes(18).toString('base64url');
    this.#pending = { id, item, value, sentAt: 0 };
    return maskedFrame(JSON.stringify({ t: 'answer', id, item, rev, at, value }));
  }

  /** Sends what was prepared; the acknowledgement is timed from here. */
  send(answer: Buffer): void {
    if (this.#pending) this.#pending.sentAt = performance.now();
    this.#ws?.sendBytes(answer);
  }

  /** Cuts the connection. */
  cut(): void {
    this.state = 'away';
    this.#ws?.destroy();
    this.#ws = undefined;
  }

  onOpen(socket: RawWebSocket): void {
    const last = { epoch: this.epoch, seq: this.seq };
    const frame =
      this.token === ''
        ? {
            t: 'join',
            id: this.#joinId,
            code: this.#code,
            name: this.#options.name ?? this.#joinId.slice(0, 16),
            avatar: '🦊'
          }
        : { t: 'resume', code: this.#code, token: this.token, ...last };
    socket.sendText(JSON.stringify(frame));
  }

  onText(text: Buffer, at: number, socket: RawWebSocket): void {
    if (socket !== this.#ws) return;
    this.bytesIn += text.length + (text.length < 126 ? 2 : text.length < 65_536 ? 4 : 10);
    this.framesIn += 1;
    switch (text[KIND_AT]) {
      case kinds.v:
        this.#viewed(text, at);
        return;
      case kinds.a:
        this.#acked(text, at);
        return;
      case kinds.n:
        this.#pending = undefined;
        this.#options.listener?.refused?.(this, text.toString());
        return;
      // `roster` never comes to a player.
      case kinds.r:
      case kinds.w:
        this.#greeted(text, at);
    }
  }

  onClose(code: number, reason: string, socket: RawWebSocket): void {
    if (socket !== this.#ws) return;
    const was = this.state;
    this.state = 'away';
    this.#ws = undefined;
    this.#options.listener?.closed?.(this, code, reason, was);
  }

  #greeted(text: Buffer, at: number) {
    const frame = JSON.parse(text.toString()) as Greeting;
    // A snapshot may be ahead of what was seen, never behind.
    if (frame.epoch < this.epoch || (frame.epoch === this.epoch && frame.seq < this.seq)) this.gaps += 1;
    // A tail begins where this player stopped.
    if (frame.t === 'resumed' && frame.seq !== this.seq) this.gaps += 1;
    this.epoch = frame.epoch;
    this.seq = frame.seq;
    this.token = frame.token;
    if (frame.t === 'welcome' && frame.you) this.playerId = frame.you.id;
    this.state = 'in';
    this.greeting = frame.t;
    this.#options.listener?.greeted?.(this, at, text);
  }

  #viewed(text: Buffer, at: number) {
    const seq = startsWith(text, VIEW) ? digitsAt(text, VIEW.length) : NaN;
    if (seq !== this.seq + 1) this.gaps += 1;
    this.seq = seq;
    this.#options.listener?.viewed?.(this, text, at);
  }

  #acked(text: Buffer, at: number) {
    const pending = this.#pending;
    if (!pending || !startsWith(text, ACK)) return;
    if (text.toString('latin1', ACK.length, ACK.length + pending.id.length) !== pending.id) return;
    this.#pending = undefined;
    this.acked.push(pending);
    this.#options.listener?.acked?.(this, at - pending.sentAt, at);
  }
}

function digitsAt(text: Buffer, from: number): number {
  let value = 0;
  for (let at = from; ; at++) {
    const digit = (text[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return value;
    value = value * 10 + digit;
  }
}
