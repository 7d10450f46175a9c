import type { PersonalView, PlayersView } from '#core/game/views.ts';
import type { Rejection } from '#core/game/commands.ts';
import type { Profile } from '#core/game/contestants/profile.ts';
import type { CloseReason, ServerFrame } from '#core/protocol/server-frames.ts';
import { Connection, type ConnectionStatus, type EntranceFrame } from '#lib/live/connection.ts';
import { forget, recall, remember } from '#lib/live/device-storage.ts';
import { randomId } from '#lib/live/random-id.ts';
import { ViewStream } from '#lib/live/view-stream.ts';
import type { AnswerInput, AnswerSink, GivenAnswer } from '../kinds/answer-props.ts';

interface JoinAttempt extends Profile {
  readonly id: string;
}

/** An answer on its way: repeated until the server has it. */
interface Pending {
  readonly id: string;
  readonly item: string;
  readonly rev: number;
  readonly at: number;
  readonly value: AnswerInput;
  /** Entered, and not sent by the player [GAME-19]. */
  readonly draft?: true | undefined;
  /** Not on its way yet. */
  readonly held?: true | undefined;
}

/** An answer that is not acknowledged by then is sent again, in ms. */
const REPEAT_MS = 1_500;
/** A way in that takes longer needs a word of explanation, in ms. */
const SLOW_MS = 4_000;

/** A player on this device: joins once, comes back as the same, and never lets go of an unsent answer. */
export class PlayerSession implements AnswerSink {
  readonly code: string;
  view = $state.raw<PlayersView>();
  you = $state.raw<PersonalView>();
  status = $state.raw<ConnectionStatus>('connecting');
  saving = $state.raw(false);
  /** The way in takes so long that something must be wrong; it is tried on and on. */
  slow = $state.raw(false);
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
  #patience: ReturnType<typeof setTimeout> | undefined;

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
  get answer(): GivenAnswer | undefined {
    const item = this.view?.item?.id;
    if (item === undefined) return undefined;
    const { pending } = this;
    if (pending?.item === item) return { value: pending.value, sent: false, draft: pending.draft };
    const stored = this.you?.answer;
    return stored?.item === item ? { value: stored.value, sent: true, draft: stored.draft } : undefined;
  }

  start(): () => void {
    if (this.known) this.open();
    const hide = () => {
      if (document.visibilityState === 'hidden' && this.view?.drafts) this.release();
    };
    document.addEventListener('visibilitychange', hide);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      clearTimeout(this.#repeat);
      clearTimeout(this.#patience);
      this.#connection.close();
    };
  }

  open(): void {
    this.gone = undefined;
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => (this.slow = true), SLOW_MS);
    this.#connection.open();
  }

  join(profile: Profile): void {
    this.joinError = undefined;
    this.joining = true;
    // The same id until it worked: a join whose answer got lost joins once.
    this.#attempt = { id: randomId(), ...profile };
    remember(this.#key('join'), this.#attempt);
    this.#connection.close();
    this.open();
  }

  /** Answers the current item; `value` as the protocol wants it. */
  submit(value: AnswerInput): void {
    this.#keep(value);
    this.#sendPending();
  }

  /**
   * What is being entered, once it is an answer. Where the game takes drafts it goes out after a pause, else when
   * somebody calls `release` before the end; it survives a reload [GAME-19].
   */
  enter(value: AnswerInput | undefined, pauseMs: number): void {
    if (value !== undefined) this.#keep(value, true);
    else if (this.pending?.held) this.#settle();
    if (value !== undefined && this.view?.drafts)
      this.#repeat = setTimeout(() => {
        this.release();
      }, pauseMs);
  }

  /** Sends what was entered and not sent. */
  release(): void {
    const { pending } = this;
    if (!pending?.held) return;
    this.pending = { ...pending, held: undefined, draft: this.view?.drafts ? pending.draft : undefined };
    remember(this.#key('answer'), this.pending);
    this.#sendPending();
  }

  #keep(value: AnswerInput, held?: true) {
    const item = this.view?.item?.id;
    if (item === undefined) return;
    const last = this.pending?.item === item ? this.pending : this.you?.answer;
    const rev = (last?.item === item ? last.rev : 0) + 1;
    clearTimeout(this.#repeat);
    this.refusedAnswer = undefined;
    const at = Math.round(this.clock.now());
    this.pending = { id: randomId(), item, rev, at, value, draft: held, held };
    remember(this.#key('answer'), this.pending);
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
        this.#arrived();
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
    this.#arrived();
  }

  #acknowledged(id: string) {
    const { pending, you } = this;
    if (pending?.id !== id) return;
    if (you) this.you = { ...you, answer: pending };
    this.#settle();
  }

  /** In again: what waited for that goes out. */
  #arrived() {
    this.#calm();
    if (this.view?.drafts && this.pending?.held) this.release();
    else this.#sendPending();
  }

  #calm() {
    clearTimeout(this.#patience);
    this.slow = false;
  }

  /** Sends what is unsent, and again until the server has it; asks at the same time whether it is still there. */
  #sendPending() {
    if (!this.pending || this.pending.held) return;
    clearTimeout(this.#repeat);
    const { id, item, rev, at, value, draft } = this.pending;
    if (!this.#connection.send({ t: 'answer', id, item, rev, at, value, draft })) return;
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
    this.#calm();
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
