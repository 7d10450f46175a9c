import { randomBytes } from 'node:crypto';
import type { Rejection } from '#core/game/commands.ts';
import type { PersonalView, PlayersView } from '#core/game/views.ts';
import type { ClientFrame, HostCommandFrame } from '#core/protocol/client-frames.ts';
import { PROTOCOL, type ServerFrame } from '#core/protocol/server-frames.ts';
import { applyViewFrame } from '#core/protocol/view-diff.ts';
import { WebSocket } from 'ws';
import { Moments } from './moments.ts';

/** How long an answer waits for its acknowledgement before it is sent again, in ms. */
const REPEAT_MS = 1_000;
const RECONNECT_MS = 100;

type FirstFrame = Extract<ClientFrame, { t: 'join' | 'resume' | 'attend' }>;
export type Closed = { readonly code: number; readonly reason: string };
export type Reply = 'ack' | Rejection;

const randomId = () => randomBytes(18).toString('base64url');

/**
 * A client of the protocol for tests and the benchmark. It keeps what the server acknowledged outside of the server,
 * repeats what was not acknowledged, and comes back by itself when `persistent`.
 */
export class Bot {
  readonly frames: ServerFrame[] = [];
  /** Answers that the server acknowledged: what must be in the database. */
  readonly acked: { readonly id: string; readonly item: string; readonly value: unknown }[] = [];
  bytesIn = 0;
  view: PlayersView | undefined;
  you: PersonalView | undefined;
  /** Server's clock minus ours, in ms, from the quickest of the pings. */
  offset = 0;
  connections = 0;
  readonly #url: string;
  readonly #persistent: boolean;
  #ws: WebSocket | undefined;
  #first: FirstFrame | undefined;
  #token: string | undefined;
  #code = '';
  #last: { epoch: number; seq: number } | undefined;
  readonly #moments = new Moments();
  readonly #open = new Map<
    string,
    { frame: ClientFrame; resolve: (reply: Reply) => void; timer: NodeJS.Timeout }
  >();
  #done = false;
  #bestRtt = Infinity;

  constructor(url: string, { persistent = false } = {}) {
    this.#url = url;
    this.#persistent = persistent;
  }

  get playerId(): string {
    return this.you?.id ?? '';
  }

  /** Joins as a new player; resolves when welcome, or rejects with how the server closed. */
  join(code: string, name: string): Promise<void> {
    this.#code = code;
    return this.enter({ t: 'join', id: randomId(), code, name, avatar: '🦊' });
  }

  attend(ticket: string, code: string): Promise<void> {
    this.#code = code;
    return this.enter({ t: 'attend', ticket });
  }

  async enter(first: FirstFrame): Promise<void> {
    this.#first = first;
    const ws = this.#connect();
    let closed: Closed | undefined;
    ws.once('close', (code, reason) => {
      closed = { code, reason: String(reason) };
      this.#moments.look();
    });
    await this.until(() => this.view !== undefined || closed !== undefined, 'welcome');
    if (!this.view) throw new Error(`closed with ${String(closed?.code)} ${String(closed?.reason)}`);
  }

  /** Compares clocks. */
  async sync(pings = 5): Promise<void> {
    for (let n = 0; n < pings; n++) {
      const sent = performance.now();
      this.send({ t: 'ping', n });
      const pong = await this.frame('pong', (frame) => frame.n === n);
      const rtt = performance.now() - sent;
      if (rtt >= this.#bestRtt) continue;
      this.#bestRtt = rtt;
      this.offset = pong.at - (Date.now() - rtt / 2);
    }
  }

  /** Answers the current item, and repeats the answer until the server replied. */
  answer(value: number | boolean | string | number[], rev = 0): Promise<Reply> {
    const item = this.view?.item?.id ?? '';
    const frame: ClientFrame = {
      t: 'answer',
      id: randomId(),
      item,
      rev,
      at: Date.now() + this.offset,
      value
    };
    return this.#untilReplied(frame).then((reply) => {
      if (reply === 'ack') this.acked.push({ id: frame.id, item, value });
      return reply;
    });
  }

  order(command: HostCommandFrame): Promise<Reply> {
    return this.#untilReplied({ t: 'do', id: randomId(), command });
  }

  /** The host's one button. */
  next(): Promise<Reply> {
    return this.order({ type: 'next', from: this.view?.step ?? '' });
  }

  send(frame: ClientFrame): void {
    this.sendText(JSON.stringify(frame));
  }

  sendText(data: string | Buffer): void {
    if (this.#ws?.readyState === WebSocket.OPEN) this.#ws.send(data);
  }

  /** Resolves when the condition holds; it is looked at after every frame. */
  until(condition: () => boolean, what: string): Promise<void> {
    return this.#moments.until(condition, () => `${what}; the view is ${JSON.stringify(this.view)}`);
  }

  untilStep(step: string): Promise<void> {
    return this.until(() => this.view?.step === step, step);
  }

  /** The first frame of a kind that comes from now on. */
  async frame<T extends ServerFrame['t']>(
    t: T,
    matches: (frame: Extract<ServerFrame, { t: T }>) => boolean = () => true
  ): Promise<Extract<ServerFrame, { t: T }>> {
    const from = this.frames.length;
    let found: Extract<ServerFrame, { t: T }> | undefined;
    const isIt = (frame: ServerFrame): frame is Extract<ServerFrame, { t: T }> => frame.t === t;
    await this.until(() => (found = this.frames.slice(from).filter(isIt).find(matches)) !== undefined, t);
    if (!found) throw new Error(`no ${t}`);
    return found;
  }

  /** How the connection ended. */
  ended(): Promise<Closed> {
    return new Promise((resolve) => {
      if (!this.#ws) throw new Error('not connected');
      this.#ws.once('close', (code, reason) => {
        resolve({ code, reason: String(reason) });
      });
    });
  }

  /** Drops the connection without a word; a persistent bot comes back. */
  drop(): void {
    this.#ws?.terminate();
  }

  close(): void {
    this.#done = true;
    for (const { timer } of this.#open.values()) clearInterval(timer);
    this.#ws?.terminate();
  }

  #connect(): WebSocket {
    const ws = new WebSocket(this.#url, PROTOCOL, { perMessageDeflate: false });
    this.#ws = ws;
    this.connections += 1;
    ws.on('open', () => {
      if (this.#token !== undefined)
        this.send({ t: 'resume', code: this.#code, token: this.#token, ...this.#last });
      else if (this.#first) this.send(this.#first);
    });
    ws.on('message', (data) => {
      const text = (data as Buffer).toString('utf8');
      this.bytesIn += (data as Buffer).length + ((data as Buffer).length < 126 ? 2 : 4);
      this.#take(JSON.parse(text) as ServerFrame);
    });
    ws.on('error', () => {
      // `close` follows and decides.
    });
    ws.on('close', () => {
      if (this.#done || !this.#persistent || ws !== this.#ws) return;
      setTimeout(() => {
        if (!this.#done) this.#connect();
      }, RECONNECT_MS);
    });
    return ws;
  }

  #take(frame: ServerFrame) {
    this.frames.push(frame);
    switch (frame.t) {
      case 'welcome':
        this.view = frame.view as PlayersView;
        this.you = frame.you;
        this.#settled(frame.token, frame.epoch, frame.seq);
        break;
      case 'resumed':
        this.#settled(frame.token, frame.epoch, frame.seq);
        break;
      case 'view':
        if (!this.view || this.#last?.seq !== frame.seq - 1)
          throw new Error(`gap before frame ${String(frame.seq)}`);
        this.view = applyViewFrame(this.view, frame);
        this.#last = { ...this.#last, seq: frame.seq };
        break;
      case 'you':
        this.you = frame.you;
        break;
      case 'ack':
        this.#replied(frame.id, 'ack');
        break;
      case 'nack':
        this.#replied(frame.id, frame.code);
    }
    this.#moments.look();
  }

  /** The server knows us: the next connection resumes, and what waits is sent again. */
  #settled(token: string, epoch: number, seq: number) {
    this.#last = { epoch, seq };
    this.#token = token;
    for (const { frame } of this.#open.values()) this.send(frame);
  }

  #untilReplied(frame: Extract<ClientFrame, { id: string }>): Promise<Reply> {
    return new Promise((resolve) => {
      const timer = setInterval(() => {
        this.send(frame);
      }, REPEAT_MS);
      this.#open.set(frame.id, { frame, resolve, timer });
      this.send(frame);
    });
  }

  #replied(id: string, reply: Reply) {
    const open = this.#open.get(id);
    if (!open) return;
    clearInterval(open.timer);
    this.#open.delete(id);
    open.resolve(reply);
  }
}
