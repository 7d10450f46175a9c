import type { PersonalView, PlayersView } from '#core/game/views.ts';
import type { Rejection } from '#core/game/commands.ts';
import type { Profile } from '#core/game/contestants/profile.ts';
import type { ClientFrame } from '#core/protocol/client-frames.ts';
import type { CloseReason, ServerFrame } from '#core/protocol/server-frames.ts';
import { browser } from '#lib/live/browser.ts';
import type { EntranceFrame } from '#lib/live/connection.ts';
import type { Device } from '#lib/live/platform.ts';
import { randomId } from '#lib/live/random-id.ts';
import { RoomFeed, type StreamPlace, type Visitor } from '#lib/live/room-feed.svelte.ts';
import type { AnswerInput, AnswerSink, GivenAnswer } from '../kinds/answer-props.ts';
import { noEars } from '../formats/phone-port.ts';
import { asAttempt, asPending, asString, keptAs, type JoinAttempt, type Pending } from './kept.ts';

type ReactionFrame = Extract<ClientFrame, { t: 'react' }>;

/** An answer that is not acknowledged by then is sent again, in ms. */
const REPEAT_MS = 1_500;
/** Reactions come at most so often, in ms: less than what the server takes. */
const REACT_MS = 300;
/** After these the same player may come back. */
const COMING_BACK: readonly CloseReason[] = ['replaced', 'badFrame', 'kicked'];
/** A way in that takes longer needs a word of explanation, in ms. */
const SLOW_MS = 4_000;

/** A player on this device: joins once, comes back as the same, and never lets go of an unsent answer. */
export class PlayerSession implements AnswerSink, Visitor {
  readonly code: string;
  you = $state.raw<PersonalView>();
  /** The way in takes so long that something must be wrong; it is tried on and on. */
  slow = $state.raw(false);
  /** Waiting for the answer to a join. */
  joining = $state.raw(false);
  /** Why the join did not work, for the form. */
  joinError = $state.raw<Rejection | 'tooMany'>();
  /** Choosing another name and face [GAME-29]. */
  changing = $state.raw(false);
  /** Why this device is out. */
  gone = $state.raw<CloseReason>();
  pending = $state.raw<Pending>();
  /** Which in the line of those who have answered an item this player is. */
  place = $state.raw<{ readonly item: string; readonly n: number }>();
  /** Late parts that hear every frame, too. */
  readonly ears = noEars();
  /** Why the server did not take the last answer. */
  refusedAnswer = $state.raw<{ readonly item: string; readonly code: Rejection }>();
  readonly #device: Device;
  readonly #feed: RoomFeed<PlayersView>;
  #reactedAt = -Infinity;
  #renamed = '';
  #attempt: JoinAttempt | undefined;
  #token: string | undefined;
  #stopRepeat: (() => void) | undefined;
  #stopPatience: (() => void) | undefined;

  constructor(code: string, device: Device = browser) {
    this.code = code;
    this.#device = device;
    this.#token = asString(this.#recall('token'));
    this.#attempt = asAttempt(this.#recall('join'));
    this.pending = asPending(this.#recall('answer'));
    // A player's token only ever opens the players' view.
    this.#feed = new RoomFeed<PlayersView>(this, device);
  }

  get view() {
    return this.#feed.view;
  }

  get status() {
    return this.#feed.status;
  }

  get saving() {
    return this.#feed.saving;
  }

  get connection() {
    return this.#feed.connection;
  }

  get clock() {
    return this.connection.clock;
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
    const deafen = this.#device.listen((shown) => {
      if (!shown && this.view?.drafts) this.release();
    });
    return () => {
      deafen();
      this.#stopRepeat?.();
      this.#stopPatience?.();
      this.#feed.connection.close();
    };
  }

  open(): void {
    this.gone = undefined;
    this.#stopPatience?.();
    this.#stopPatience = this.#device.after(SLOW_MS, () => {
      this.slow = true;
    });
    this.#feed.connection.open();
  }

  /** Comes in as this; who is in already takes it instead. */
  join(profile: Profile): void {
    this.joinError = undefined;
    if (this.changing) {
      this.#renamed = randomId();
      this.changing = !this.say({ t: 'profile', id: this.#renamed, ...profile });
      return;
    }
    this.joining = true;
    // The same id until it worked: a join whose answer got lost joins once.
    this.#attempt = { id: randomId(), ...profile };
    this.#keep('join', this.#attempt);
    this.#feed.connection.close();
    this.open();
  }

  /** Answers the current item; `value` as the protocol wants it. */
  submit(value: AnswerInput): void {
    this.#note(value);
    this.#sendPending();
  }

  /**
   * What is being entered, once it is an answer. Where the game takes drafts it goes out after a pause, else when
   * somebody calls `release` before the end; it survives a reload [GAME-19].
   */
  enter(value: AnswerInput | undefined, pauseMs: number): void {
    if (value !== undefined) this.#note(value, true);
    else if (this.pending?.held) this.#settle();
    if (value !== undefined && this.view?.drafts)
      this.#stopRepeat = this.#device.after(pauseMs, () => {
        this.release();
      });
  }

  /** Sends a reaction up to the stage; false when it is too soon after the one before, or nobody hears it. */
  react(what: ReactionFrame['with']): boolean {
    const now = this.clock.now();
    if (now - this.#reactedAt < REACT_MS) return false;
    this.#reactedAt = now;
    return this.#feed.connection.send({ t: 'react', with: what });
  }

  /** What is neither an answer nor a reaction; false when nobody hears it. */
  say(frame: ClientFrame): boolean {
    return this.#feed.connection.send(frame);
  }

  /** Sends what was entered and not sent. */
  release(): void {
    const { pending } = this;
    if (!pending?.held) return;
    this.pending = { ...pending, held: undefined, draft: this.view?.drafts ? pending.draft : undefined };
    this.#keep('answer', this.pending);
    this.#sendPending();
  }

  #note(value: AnswerInput, held?: true) {
    const item = this.view?.item?.id;
    if (item === undefined) return;
    const last = this.pending?.item === item ? this.pending : this.you?.answer;
    const rev = (last?.item === item ? last.rev : 0) + 1;
    this.#stopRepeat?.();
    this.refusedAnswer = undefined;
    const at = Math.round(this.clock.now());
    this.pending = { id: randomId(), item, rev, at, value, draft: held, held };
    this.#keep('answer', this.pending);
  }

  entrance(last: StreamPlace | undefined): EntranceFrame {
    const { code } = this;
    if (this.#token !== undefined) return { t: 'resume', code, token: this.#token, ...last };
    if (!this.#attempt) throw new Error('nobody wants to enter');
    return { t: 'join', code, ...this.#attempt };
  }

  heard(frame: ServerFrame): void {
    this.#take(frame);
    for (const hear of this.ears) hear(frame);
  }

  #take(frame: ServerFrame) {
    switch (frame.t) {
      case 'welcome':
        this.#token = frame.token;
        this.#keep('token', frame.token);
        this.#keep('join');
        this.#attempt = undefined;
        this.joining = false;
        this.you = frame.you;
        this.#moveOn();
        this.#arrived();
        return;
      case 'resumed':
        this.#arrived();
        return;
      case 'view':
        this.#moveOn();
        return;
      case 'you':
        this.you = frame.you;
        return;
      case 'ack':
        this.#acknowledged(frame.id, frame.n);
        return;
      case 'nack':
        if (frame.code === 'badName' && this.#renamed === frame.id) {
          this.joinError = frame.code;
          this.changing = true;
        }
        if (frame.id !== this.pending?.id) return;
        this.refusedAnswer = { item: this.pending.item, code: frame.code };
        this.#settle();
    }
  }

  /** Another item: what was not said to the one before is too late. */
  #moveOn() {
    if (this.pending && this.pending.item !== this.view?.item?.id) this.#settle();
  }

  #acknowledged(id: string, n: number | undefined) {
    const { pending, you } = this;
    if (pending?.id !== id) return;
    // Who changes an answer keeps the place in the line.
    if (n !== undefined && !pending.draft && this.place?.item !== pending.item)
      this.place = { item: pending.item, n };
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
    this.#stopPatience?.();
    this.slow = false;
  }

  /** Sends what is unsent, and again until the server has it; asks at the same time whether it is still there. */
  #sendPending() {
    if (!this.pending || this.pending.held) return;
    this.#stopRepeat?.();
    const { id, item, rev, at, value, draft } = this.pending;
    if (!this.#feed.connection.send({ t: 'answer', id, item, rev, at, value, draft })) return;
    this.#stopRepeat = this.#device.after(REPEAT_MS, () => {
      this.#feed.connection.probe();
      this.#sendPending();
    });
  }

  #settle() {
    this.#stopRepeat?.();
    this.pending = undefined;
    this.#keep('answer');
  }

  refused(reason: CloseReason, detail: Rejection | undefined): boolean {
    this.joining = false;
    this.#calm();
    const wasIn = this.#token !== undefined;
    if (reason === 'tooMany' && wasIn) return true;
    if (reason === 'refused') this.joinError = detail;
    else if (reason === 'tooMany') this.joinError = reason;
    // Else this device's token is from another game with the same code: it starts over.
    else if (reason !== 'unauthorised') this.gone = reason;
    // Without a token nobody was ever in: the code was mistyped, and the next game with it is another one. The host may
    // take a removal back [GAME-33].
    if (!COMING_BACK.includes(reason) && !(reason === 'notFound' && wasIn)) this.#forgetAll();
    return false;
  }

  #forgetAll() {
    this.#token = undefined;
    this.#attempt = undefined;
    this.#feed.view = undefined;
    this.you = undefined;
    this.#feed.forget();
    this.#settle();
    this.#keep('token');
    this.#keep('join');
  }

  #keep(name: 'token' | 'join' | 'answer', value?: unknown) {
    this.#device.keep(keptAs(this.code, name), value);
  }

  #recall(name: 'token' | 'join' | 'answer'): unknown {
    return this.#device.recall(keptAs(this.code, name));
  }
}
