import './plain-runes.ts';
import type { Rejection } from '#core/game/commands.ts';
import type { PersonalView, PlayersView } from '#core/game/views.ts';
import type { ClientFrame, HostCommandFrame } from '#core/protocol/client-frames.ts';
import type { CloseReason, ServerFrame } from '#core/protocol/server-frames.ts';
import { PlayerSession } from '#lib/features/player/player-session.svelte.ts';
import { Attendance } from '#lib/live/attendance.svelte.ts';
import type { EntranceFrame } from '#lib/live/connection.ts';
import { randomId } from '#lib/live/random-id.ts';
import { RoomFeed } from '#lib/live/room-feed.svelte.ts';
import { Moments } from './moments.ts';
import { NodeDevice, type Closed, type DeviceOptions } from './node-device.ts';

/** `givenUp`: the game went on before the server said anything. */
export type Reply = 'ack' | Rejection | 'givenUp';

export interface BotOptions extends DeviceOptions {
  /** How long a condition is waited for, in ms. */
  readonly patienceMs?: number;
}

interface Waiting {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
  /** Sends it again, where the client does not do that by itself. */
  readonly again?: () => void;
}

/** Who presses a button in vain presses it again, in ms. */
const PRESS_AGAIN_MS = 1_000;
/** After these a client comes back; after all others it asks the person, or something is wrong. */
const PASSING: readonly CloseReason[] = ['unavailable', 'timeout', 'replaced'];

/**
 * Somebody at a party, with the client that the pages have: a player's session, or the attendance of a host or display.
 * It notes what the server acknowledged outside of the server. Nothing it meets is thrown into the event loop: what must
 * not happen rejects whatever is waited for.
 */
export class Bot {
  readonly frames: ServerFrame[] = [];
  /** Answers that the server acknowledged: what must be in the database. */
  readonly acked: { readonly id: string; readonly item: string; readonly value: unknown }[] = [];
  /** Answers that the server refused: what must not be in the database. */
  readonly nacked: { readonly id: string; readonly code: Exclude<Reply, 'ack'> }[] = [];
  bytesIn = 0;
  /** The longest wait of an answer for its reply, in ms. */
  slowestReplyMs = 0;
  /** How often the bot was told that nothing is stored at the moment. */
  savings = 0;
  /** How often it came back for a snapshot because a shared frame was missing. */
  gaps = 0;
  readonly #options: BotOptions;
  readonly #device: NodeDevice;
  readonly #moments: Moments;
  readonly #waiting = new Map<string, Waiting>();
  #player: PlayerSession | undefined;
  #attendance: Attendance<never> | undefined;
  /** Of a bot that came in with a frame of its own. */
  #feed: RoomFeed<PlayersView> | undefined;
  #you: PersonalView | undefined;
  #leave: (() => void) | undefined;
  #closed: Closed | undefined;

  constructor(url: string | readonly string[], options: BotOptions = {}) {
    this.#options = options;
    this.#moments = new Moments(options.patienceMs);
    this.#device = new NodeDevice(
      typeof url === 'string' ? [url] : url,
      // A bot with one socket is a probe: it stays as long as the server lets it.
      { ...options, patient: options.patient ?? !options.lasting },
      {
        heard: (frame, bytes) => {
          this.bytesIn += bytes;
          this.#take(frame);
        },
        said: (frame) => {
          if (frame.t === 'resume' && !this.#feed && frame.seq === undefined) this.gaps += 1;
        },
        closed: (how) => {
          if (!options.lasting) this.#closed = how;
          this.#moments.look();
        },
        failed: (error) => {
          this.#fail(error);
        }
      }
    );
  }

  get view(): PlayersView | undefined {
    return (this.#player ?? this.#attendance ?? this.#feed)?.view;
  }

  get you(): PersonalView | undefined {
    return this.#player?.you ?? this.#you;
  }

  get playerId(): string {
    return this.you?.id ?? '';
  }

  get connections(): number {
    return this.#device.connections;
  }

  /** Why sockets broke, or were refused before they were open. */
  get socketErrors(): readonly string[] {
    return this.#device.errors;
  }

  /** How often the connection was gone without another one on its way. */
  get losses(): number {
    return this.#device.absences.losses;
  }

  /** How long the bot was away each time, in ms. */
  get reconnects(): readonly number[] {
    return this.#device.absences.reconnects;
  }

  /** The same, but from the moment on at which the bot's own network was there again. */
  get recoveries(): readonly number[] {
    return this.#device.absences.recoveries;
  }

  /** ms since the epoch on the server's clock, as the client knows it. */
  now(): number {
    const client = this.#player ?? this.#attendance ?? this.#feed?.connection;
    return client?.clock.now() ?? Date.now();
  }

  /** Joins as a new player; resolves when welcome, or rejects with how the server closed. */
  join(code: string, name: string): Promise<void> {
    const player = new PlayerSession(code, this.#device);
    this.#player = player;
    this.#leave = player.start();
    player.join({ name, avatar: '🦊' });
    return this.#welcome();
  }

  /** @param ticket good for one use; a function makes a new one for every try, as the web app does */
  attend(ticket: string | (() => string), code: string): Promise<void> {
    const another = typeof ticket === 'string' ? undefined : ticket;
    const fetch = () =>
      Promise.resolve(
        another ? Response.json({ ticket: another() }) : new Response(undefined, { status: 503 })
      );
    const place = { platform: this.#device, fetch };
    this.#attendance = new Attendance('host', code, typeof ticket === 'string' ? ticket : ticket(), place);
    this.#leave = this.#attendance.open();
    return this.#welcome();
  }

  /** Comes in with this very frame, each time. */
  enter(first: EntranceFrame): Promise<void> {
    const feed = new RoomFeed<PlayersView>(
      { entrance: () => first, heard: () => undefined, refused: () => false },
      this.#device
    );
    this.#feed = feed;
    this.#leave = () => {
      feed.connection.close();
    };
    feed.connection.open();
    return this.#welcome();
  }

  /** Compares clocks. */
  async sync(pings = 5): Promise<void> {
    for (let n = 0; n < pings; n++) await this.ping();
  }

  /** Resolves to the round trip of a ping, in ms. */
  async ping(): Promise<number> {
    const sent = performance.now();
    // As the client numbers its own, which takes the pong for the clock.
    const n = Math.round(sent * 1_000);
    const pong = this.frame('pong', (frame) => frame.n === n);
    this.send({ t: 'ping', n });
    await pong;
    return performance.now() - sent;
  }

  /** Answers the current item; the client repeats the answer until the server replied. */
  answer(value: Parameters<PlayerSession['submit']>[0]): Promise<Reply> {
    const player = this.#player;
    player?.submit(value);
    if (!player?.pending) return Promise.reject(new Error('there is nothing to answer'));
    const { id, item } = player.pending;
    const sent = performance.now();
    return this.#reply(id).then((reply) => {
      this.slowestReplyMs = Math.max(this.slowestReplyMs, performance.now() - sent);
      if (reply === 'ack') this.acked.push({ id, item, value });
      else this.nacked.push({ id, code: reply });
      return reply;
    });
  }

  /** Orders something, and again until the server replied: the same order. */
  order(command: HostCommandFrame): Promise<Reply> {
    const id = randomId();
    let stop: (() => void) | undefined;
    const press = () => {
      stop?.();
      this.#attendance?.order(command, id);
      stop = this.#device.after(PRESS_AGAIN_MS, press);
    };
    const reply = this.#reply(id, press);
    press();
    return reply.finally(() => stop?.());
  }

  /** The host's one button. */
  next(): Promise<Reply> {
    return this.order({ type: 'next', from: this.view?.step ?? '' });
  }

  /** Sends a frame past the client. */
  send(frame: ClientFrame): void {
    this.sendText(JSON.stringify(frame));
  }

  sendText(data: string | Buffer): void {
    this.#device.write(data);
  }

  /** Resolves when the condition holds; it is looked at after every frame. */
  until(condition: () => boolean, what: string): Promise<void> {
    return this.#moments.until(condition, () => `${what}; the view is ${JSON.stringify(this.view)}`);
  }

  /** @param step its name, or that of the phase that it is one of */
  untilStep(step: string): Promise<void> {
    return this.until(() => this.isAt(step), step);
  }

  isAt(step: string): boolean {
    return this.view?.step === step || this.view?.step.startsWith(`${step}:`) === true;
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
    return this.#device.ended();
  }

  /** Drops the connection without a word; a lasting bot comes back. */
  drop(): void {
    this.#device.drop();
  }

  networkIsBack(): void {
    this.#device.absences.networkBack(performance.now());
  }

  /** The phone is put away: nothing is read, sent or noticed until it wakes. */
  sleep(): void {
    this.#device.sleep();
  }

  wake(): void {
    this.#device.wake();
  }

  close(): void {
    this.#leave?.();
    this.#device.switchOff();
  }

  async #welcome(): Promise<void> {
    await this.until(() => this.view !== undefined || this.#closed !== undefined, 'welcome');
    if (!this.view)
      throw new Error(`closed with ${String(this.#closed?.code)} ${this.#closed?.reason ?? ''}`);
  }

  #reply(id: string, again?: () => void): Promise<Reply> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, ...(again && { again }) });
    });
  }

  #replied(id: string, reply: Reply) {
    this.#waiting.get(id)?.resolve(reply);
    this.#waiting.delete(id);
  }

  #take(frame: ServerFrame) {
    this.frames.push(frame);
    switch (frame.t) {
      case 'welcome':
        this.#you = frame.you;
        this.#admitted();
        break;
      case 'resumed':
        this.#admitted();
        break;
      case 'view':
        this.#moved();
        break;
      case 'you':
        this.#you = frame.you;
        break;
      case 'saving':
        if (frame.on) this.savings += 1;
        break;
      case 'ack':
        this.#replied(frame.id, 'ack');
        break;
      case 'nack':
        this.#replied(frame.id, frame.code);
        break;
      case 'error':
        this.#refused(frame);
    }
    this.#moments.look();
  }

  /** In again: what waits for a reply may never have been heard. */
  #admitted() {
    this.#moved();
    for (const { again } of [...this.#waiting.values()]) again?.();
  }

  /** What the client no longer sends nobody will reply to. */
  #moved() {
    if (!this.#player) return;
    for (const id of [...this.#waiting.keys()])
      if (id !== this.#player.pending?.id) this.#replied(id, 'givenUp');
  }

  #refused({ code, reason }: Extract<ServerFrame, { t: 'error' }>) {
    if (!this.#options.lasting) return;
    const out = this.#player?.gone ?? this.#attendance?.refusal;
    if (out === undefined && PASSING.includes(code)) return;
    this.#fail(
      new Error(`refused for good: ${code} ${reason ?? ''}, connection ${String(this.connections)}`)
    );
  }

  #fail(error: Error) {
    this.#moments.fail(error);
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
