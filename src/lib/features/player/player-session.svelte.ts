import type { PersonalView, PlayersView } from '#core/game/views.ts';
import type { Rejection } from '#core/game/commands.ts';
import type { CloseReason, ServerFrame } from '#core/protocol/server-frames.ts';
import { Connection, type ConnectionStatus, type EntranceFrame } from '#lib/live/connection.ts';
import { forget, recall, remember } from '#lib/live/device-storage.ts';
import { randomId } from '#lib/live/random-id.ts';
import { ViewStream } from '#lib/live/view-stream.ts';

export type AnswerInput = number | number[] | boolean | string;

interface JoinAttempt {
  readonly id: string;
  readonly name: string;
  readonly avatar: string;
}

/** An answer on its way: repeated until the server has it. */
interface Pending {
  readonly id: string;
  readonly item: string;
  readonly rev: number;
  readonly at: number;
  readonly value: AnswerInput;
}

/** An answer that is not acknowledged by then is sent again, in ms. */
const REPEAT_MS = 1_500;

/** A player on this device: joins once, comes back as the same, and never lets go of an unsent answer. */
export class PlayerSession {
  readonly code: string;
  view = $state.raw<PlayersView>();
  you = $state.raw<PersonalView>();
  status = $state.raw<ConnectionStatus>('connecting');
  saving = $state.raw(false);
  /** Waiting for the answer to a join. */
  joining = $state.raw(false);
  /** Why the join did not work, for the form. */
  joinError = $state.raw<Rejection | 'tooMany'>();
  /** Why this device is out. */
  gone = $state.raw<CloseReason>();
  pending = $state.raw<Pending>();
  /** Why the server did not take the last answer. */
  refusedAnswer = $state.raw<{ readonly item: string; readonly code: Rejection }>();
  readonly #stream = new ViewStream<PlayersView>();
  readonly #connection: Connection;
  #attempt: JoinAttempt | undefined;
  #token: string | undefined;
  #repeat: ReturnType<typeof setTimeout> | undefined;

  constructor(code: string) {
    this.code = code;
    this.#token = asString(recall(this.#key('token')));
    this.#attempt = asAttempt(recall(this.#key('join')));
    this.pending = asPending(recall(this.#key('answer')));
    this.#connection = new Connection({
      entrance: () => this.#entrance(),
      frame: (frame) => {
        this.#receive(frame);
      },
      status: (status) => {
        this.status = status;
      },
      refused: (reason, detail) => this.#refused(reason, detail)
    });
  }

  get clock() {
    return this.#connection.clock;
  }

  /** True when this device has been here before and only has to come back. */
  get known(): boolean {
    return this.#token !== undefined || this.#attempt !== undefined;
  }

  /** The answer to the current item: on its way, else as the server has it. */
  get answer(): { value: unknown; sent: boolean } | undefined {
    const item = this.view?.item?.id;
    if (item === undefined) return undefined;
    if (this.pending?.item === item) return { value: this.pending.value, sent: false };
    const stored = this.you?.answer;
    return stored?.item === item ? { value: stored.value, sent: true } : undefined;
  }

  start(): () => void {
    if (this.known) this.open();
    return () => {
      clearTimeout(this.#repeat);
      this.#connection.close();
    };
  }

  open(): void {
    this.gone = undefined;
    this.#connection.open();
  }

  join(name: string, avatar: string): void {
    this.joinError = undefined;
    this.joining = true;
    // The same id until it worked: a join whose answer got lost joins once.
    this.#attempt = { id: randomId(), name, avatar };
    remember(this.#key('join'), this.#attempt);
    this.#connection.close();
    this.open();
  }

  /** Answers the current item; `value` as the protocol wants it. */
  submit(value: AnswerInput): void {
    const item = this.view?.item?.id;
    if (item === undefined) return;
    const rev =
      (this.pending?.item === item
        ? this.pending.rev
        : this.you?.answer?.item === item
          ? this.you.answer.rev
          : 0) + 1;
    this.refusedAnswer = undefined;
    this.pending = { id: randomId(), item, rev, at: Math.round(this.clock.now()), value };
    remember(this.#key('answer'), this.pending);
    this.#sendPending();
  }

  #entrance(): EntranceFrame {
    const { code } = this;
    if (this.#token !== undefined) return { t: 'resume', code, token: this.#token, ...this.#stream.last };
    if (!this.#attempt) throw new Error('nobody wants to enter');
    return { t: 'join', code, ...this.#attempt };
  }

  #receive(frame: ServerFrame) {
    switch (frame.t) {
      case 'welcome':
        this.#welcome(frame);
        return;
      case 'resumed':
        this.saving = false;
        this.#sendPending();
        return;
      case 'view': {
        const view = this.#stream.apply(frame);
        if (!view) {
          this.#connection.close();
          this.#connection.open();
          return;
        }
        this.view = view;
        if (this.pending && this.pending.item !== view.item?.id) this.#settle();
        return;
      }
      case 'you':
        this.you = frame.you;
        return;
      case 'ack':
        this.#acknowledged(frame.id);
        return;
      case 'nack':
        if (frame.id !== this.pending?.id) return;
        this.refusedAnswer = { item: this.pending.item, code: frame.code };
        this.#settle();
        return;
      case 'saving':
        this.saving = frame.on;
    }
  }

  #welcome(frame: Extract<ServerFrame, { t: 'welcome' }>) {
    this.#token = frame.token;
    remember(this.#key('token'), frame.token);
    forget(this.#key('join'));
    this.#attempt = undefined;
    this.joining = false;
    this.saving = false;
    this.you = frame.you;
    // A player's token only ever opens the players' view.
    this.view = this.#stream.snapshot(frame.epoch, frame.seq, frame.view as PlayersView);
    if (this.pending && this.pending.item !== this.view.item?.id) this.#settle();
    this.#sendPending();
  }

  #acknowledged(id: string) {
    const { pending, you } = this;
    if (pending?.id !== id) return;
    if (you) this.you = { ...you, answer: { item: pending.item, value: pending.value, rev: pending.rev } };
    this.#settle();
  }

  /** Sends what is unsent, and again until the server has it; asks at the same time whether it is still there. */
  #sendPending() {
    clearTimeout(this.#repeat);
    if (!this.pending) return;
    const { id, item, rev, at, value } = this.pending;
    if (!this.#connection.send({ t: 'answer', id, item, rev, at, value })) return;
    this.#repeat = setTimeout(() => {
      this.#connection.probe();
      this.#sendPending();
    }, REPEAT_MS);
  }

  #settle() {
    clearTimeout(this.#repeat);
    this.pending = undefined;
    forget(this.#key('answer'));
  }

  #refused(reason: CloseReason, detail: Rejection | undefined): boolean {
    this.joining = false;
    if (reason === 'refused') {
      this.joinError = detail;
      this.#forgetAll();
      return false;
    }
    if (reason === 'unauthorised') {
      // This device's token is from another game with the same code: start over.
      this.#forgetAll();
      return false;
    }
    if (reason === 'tooMany') {
      if (this.#token !== undefined) return true;
      this.joinError = 'tooMany';
      this.#forgetAll();
      return false;
    }
    // Without a token nobody was ever in: the code was mistyped, and the next game with it is another one.
    if (reason === 'kicked' || (reason === 'notFound' && this.#token === undefined)) this.#forgetAll();
    this.gone = reason;
    return false;
  }

  #forgetAll() {
    this.#token = undefined;
    this.#attempt = undefined;
    this.view = undefined;
    this.you = undefined;
    this.#stream.forget();
    this.#settle();
    forget(this.#key('token'));
    forget(this.#key('join'));
  }

  #key(name: string): string {
    return `pq:${this.code}:${name}`;
  }
}

const asString = (value: unknown) => (typeof value === 'string' ? value : undefined);
// Storage holds what this class wrote there; another shape means another version, and is ignored.
const asAttempt = (value: unknown) =>
  hasKeys(value, ['id', 'name', 'avatar']) ? (value as JoinAttempt) : undefined;
const asPending = (value: unknown) =>
  hasKeys(value, ['id', 'item', 'rev', 'at', 'value']) ? (value as Pending) : undefined;
const hasKeys = (value: unknown, keys: string[]) =>
  typeof value === 'object' && value !== null && keys.every((key) => key in value);
