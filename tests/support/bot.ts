import { randomBytes } from 'node:crypto';
import type { Rejection } from '#core/game/commands.ts';
import type { PersonalView, PlayersView } from '#core/game/views.ts';
import type { ClientFrame, HostCommandFrame } from '#core/protocol/client-frames.ts';
import type { ServerFrame } from '#core/protocol/server-frames.ts';
import { applyViewFrame } from '#core/protocol/view-diff.ts';
import { BotLink, type LinkOptions } from './bot-link.ts';
import { Moments } from './moments.ts';
import { Unanswered, type Reply } from './unanswered.ts';

type FirstFrame = Extract<ClientFrame, { t: 'join' | 'resume' | 'attend' }>;
export type Closed = { readonly code: number; readonly reason: string };

export interface BotOptions extends LinkOptions {
  /** How long a condition is waited for, in ms. */
  readonly patienceMs?: number;
}

const randomId = () => randomBytes(18).toString('base64url');

/**
 * A client of the protocol for tests and the benchmark. It keeps what the server acknowledged outside of the server,
 * repeats what was not acknowledged, and comes back by itself when `persistent` or `lifelike`. Nothing it meets is
 * thrown into the event loop: what must not happen rejects whatever is waited for.
 */
export class Bot {
  readonly frames: ServerFrame[] = [];
  /** Answers that the server acknowledged: what must be in the database. */
  readonly acked: { readonly id: string; readonly item: string; readonly value: unknown }[] = [];
  /** Answers that the server refused: what must not be in the database. */
  readonly nacked: { readonly id: string; readonly code: Rejection }[] = [];
  bytesIn = 0;
  /** The longest wait of an answer for its reply, in ms. */
  slowestReplyMs = 0;
  /** How often the bot was told that nothing is stored at the moment. */
  savings = 0;
  /** Gaps in the sequence that were noticed, and closed with a snapshot. */
  gaps = 0;
  view: PlayersView | undefined;
  you: PersonalView | undefined;
  /** Server's clock minus ours, in ms, from the quickest of the pings. */
  offset = 0;
  readonly #options: BotOptions;
  readonly #link: BotLink;
  #first: FirstFrame | (() => FirstFrame) | undefined;
  #token: string | undefined;
  #code = '';
  #last: { epoch: number; seq: number } | undefined;
  readonly #moments: Moments;
  readonly #unanswered = new Unanswered((frame) => {
    this.send(frame);
  });
  #bestRtt = Infinity;

  constructor(url: string | readonly string[], options: BotOptions = {}) {
    this.#options = options;
    this.#moments = new Moments(options.patienceMs);
    this.#link = new BotLink(typeof url === 'string' ? [url] : url, options, {
      entrance: () => this.#entrance(),
      frame: (frame, bytes) => {
        this.bytesIn += bytes;
        this.#take(frame);
      },
      clock: (at, rttMs) => {
        this.#compareClocks(at, rttMs);
      },
      failed: (error) => {
        this.#fail(error);
      }
    });
  }

  get connections(): number {
    return this.#link.connections;
  }

  /** Why sockets broke, or were refused before they were open. */
  get socketErrors(): readonly string[] {
    return this.#link.errors;
  }

  /** How often the connection was gone without another one on its way. */
  get losses(): number {
    return this.#link.losses;
  }

  /** How long the bot was away each time, in ms. */
  get reconnects(): readonly number[] {
    return this.#link.reconnects;
  }

  /** The same, but from the moment on at which the bot's own network was there again. */
  get recoveries(): readonly number[] {
    return this.#link.recoveries;
  }

  get playerId(): string {
    return this.you?.id ?? '';
  }

  /** Joins as a new player; resolves when welcome, or rejects with how the server closed. */
  join(code: string, name: string): Promise<void> {
    this.#code = code;
    return this.enter({ t: 'join', id: randomId(), code, name, avatar: '🦊' });
  }

  /** @param ticket good for one use; a function makes a new one for every try */
  attend(ticket: string | (() => string), code: string): Promise<void> {
    this.#code = code;
    return this.enter(
      typeof ticket === 'string' ? { t: 'attend', ticket } : () => ({ t: 'attend', ticket: ticket() })
    );
  }

  async enter(first: FirstFrame | (() => FirstFrame)): Promise<void> {
    this.#first = first;
    let closed: Closed | undefined;
    this.#link.open().once('close', (code, reason) => {
      if (!this.#options.lifelike) closed = { code, reason: String(reason) };
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
      this.#compareClocks(pong.at, performance.now() - sent);
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
    const sent = performance.now();
    return this.#unanswered.add(frame).then((reply) => {
      this.slowestReplyMs = Math.max(this.slowestReplyMs, performance.now() - sent);
      if (reply === 'ack') this.acked.push({ id: frame.id, item, value });
      else this.nacked.push({ id: frame.id, code: reply });
      return reply;
    });
  }

  order(command: HostCommandFrame): Promise<Reply> {
    return this.#unanswered.add({ t: 'do', id: randomId(), command });
  }

  /** The host's one button. */
  next(): Promise<Reply> {
    return this.order({ type: 'next', from: this.view?.step ?? '' });
  }

  send(frame: ClientFrame): void {
    this.sendText(JSON.stringify(frame));
  }

  sendText(data: string | Buffer): void {
    this.#link.send(data);
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
      const { socket } = this.#link;
      if (!socket) throw new Error('not connected');
      socket.once('close', (code, reason) => {
        resolve({ code, reason: String(reason) });
      });
    });
  }

  /** Drops the connection without a word; a persistent bot comes back. */
  drop(): void {
    this.#link.drop();
  }

  networkIsBack(): void {
    this.#link.networkIsBack();
  }

  /** The phone is put away: nothing is read, sent or noticed until it wakes. */
  sleep(): void {
    this.#link.sleep();
    this.#unanswered.pause();
  }

  wake(): void {
    this.#link.wake();
    this.#unanswered.resume();
  }

  close(): void {
    this.#unanswered.pause();
    this.#link.close();
  }

  #entrance(): ClientFrame | undefined {
    if (this.#token !== undefined)
      return { t: 'resume', code: this.#code, token: this.#token, ...this.#last };
    return typeof this.#first === 'function' ? this.#first() : this.#first;
  }

  #compareClocks(at: number, rttMs: number) {
    if (rttMs >= this.#bestRtt) return;
    this.#bestRtt = rttMs;
    this.offset = at - (Date.now() - rttMs / 2);
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
        this.#show(frame);
        break;
      case 'you':
        this.you = frame.you;
        break;
      case 'saving':
        if (frame.on) this.savings += 1;
        break;
      case 'ack':
        this.#unanswered.replied(frame.id, 'ack');
        break;
      case 'nack':
        this.#unanswered.replied(frame.id, frame.code);
    }
    this.#moments.look();
  }

  /** The server knows us: the next connection resumes, and what waits is sent again. */
  #settled(token: string, epoch: number, seq: number) {
    this.#last = { epoch, seq };
    this.#token = token;
    this.#unanswered.sendAll();
  }

  #show(frame: Extract<ServerFrame, { t: 'view' }>) {
    if (this.view && this.#last?.seq === frame.seq - 1) {
      this.view = applyViewFrame(this.view, frame);
      this.#last = { ...this.#last, seq: frame.seq };
      return;
    }
    const gap = `gap: ${String(this.#last?.seq)}, then ${String(frame.seq)}`;
    if (!this.#options.lifelike) {
      this.#fail(new Error(gap));
      return;
    }
    // As the protocol asks for: back in, without `epoch` and `seq`, for a snapshot.
    this.gaps += 1;
    this.#last = undefined;
    this.#link.restart();
  }

  #fail(error: Error) {
    this.#moments.fail(error);
    this.#unanswered.fail(error);
  }
}
