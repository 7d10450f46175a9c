import { asId, type PlayerId } from '#core/ids.ts';
import { READ_LEAD_MS } from '#core/format/quick/timing.ts';
import type { Closing, TimeFactor } from '#core/game/extra-time/own-end.ts';
import type { StageSettings } from '#core/game/stage/stage-settings.ts';
import type { HostView } from '#core/game/views.ts';
import type { HostCommandFrame } from '#core/protocol/client-frames.ts';
import type { Attendance } from '#lib/live/attendance.svelte.ts';
import { Countdown } from '#lib/live/countdown.svelte.ts';
import type { HostKey } from './host-keys.ts';
import { primaryAction, type PrimaryAction } from './primary-action.ts';

/** Just after a step or a press the buttons rest, in ms: a double press is one decision. */
const REST_MS = 400;
const NOT_RUNNING: readonly HostView['phase'][] = ['lobby', 'podium', 'ended'];
const ASKING: readonly HostView['phase'][] = ['reading', 'itemIntro', 'open', 'locked'];

/** When nobody has time left any more. */
const lastEnd = ({ closesAt, lastAt = closesAt }: Closing) => lastAt;

/** What a word across the panel is about. */
export type Notice = 'offline' | 'saving' | NoticedRejection;
/** Refusals that want a word; of the others the panel does not offer what would be refused. */
type NoticedRejection = (typeof NOTICED)[number];
const NOTICED = ['stale', 'badName', 'roomFull'] as const;

/** What a host has before him: where the show stands, and what he may do about it. */
export class HostPanel {
  readonly live: Attendance<HostView>;
  readonly countdown: Countdown;
  resting = $state.raw(false);
  /** Between the lobby and the podium. */
  readonly running = $derived(this.view !== undefined && !NOT_RUNNING.includes(this.view.phase));
  /** A question is on that can be skipped. */
  readonly asking = $derived(this.view !== undefined && ASKING.includes(this.view.phase));
  /** The time is over, and the last answers are still let in. */
  readonly locking = $derived.by(() => {
    const { view } = this;
    return view?.timing !== undefined && view.phase === 'open' && this.countdown.now >= lastEnd(view.timing);
  });
  /** Everybody's time is over, and only who has more of it still answers [GAME-46]. */
  readonly isExtra = $derived.by(() => {
    const { view } = this;
    if (view?.timing === undefined || view.phase !== 'open' || this.locking) return false;
    return this.countdown.now >= view.timing.closesAt;
  });
  /** The question is about to open, and cannot sooner. */
  readonly opening = $derived.by(() => {
    const { view } = this;
    if (view?.timing === undefined || view.phase !== 'itemIntro') return false;
    return this.countdown.now >= view.timing.opensAt - READ_LEAD_MS;
  });
  readonly action = $derived<PrimaryAction | undefined>(
    this.view && primaryAction(this.view, this.locking || this.opening)
  );
  /** Whole seconds of the question that is about to open, or open. */
  readonly seconds = $derived.by(() => {
    const { view } = this;
    if (!view?.timing || (view.phase !== 'open' && view.phase !== 'itemIntro')) return undefined;
    return this.countdown.secondsLeft(
      this.isExtra ? { ...view.timing, closesAt: lastEnd(view.timing) } : view.timing
    );
  });
  readonly mayExtend = $derived(
    this.view?.phase === 'open' && !this.view.paused && !this.locking && !this.isExtra
  );
  /** The skip that can be taken back, as long as that is offered [GAME-20]. */
  readonly skip = $derived.by(() => {
    const skip = this.view?.skip;
    return skip && this.countdown.now < skip.until ? skip : undefined;
  });
  /** What the evening goes on with by itself; nothing in a pause, and nothing that was due and has not come [GAME-34]. */
  readonly goesOn = $derived.by(() => {
    const { view } = this;
    return view?.goesOn && !view.paused && this.countdown.now < view.goesOn.at ? view.goesOn : undefined;
  });
  /** Players who are not connected. */
  readonly away = $derived.by(() => this.live.players.filter(({ connected }) => !connected).length);
  #stopRest: (() => void) | undefined;

  constructor(live: Attendance<HostView>) {
    this.live = live;
    this.countdown = new Countdown(live.clock, () => live.view?.pausedAt);
  }

  run(): () => void {
    const stops = [this.live.open(), this.countdown.run(), () => this.#stopRest?.()];
    return () => {
      for (const stop of stops) stop();
    };
  }

  get view(): HostView | undefined {
    return this.live.view;
  }

  get online(): boolean {
    return this.live.status === 'online';
  }

  get ended(): boolean {
    return this.view?.phase === 'ended';
  }

  /** Everything of the podium is out: nothing is left but the end. */
  get isDecided(): boolean {
    return this.view?.phase === 'podium' && (this.view.podiumStep ?? 3) === 3;
  }

  get notice(): Notice | undefined {
    if (!this.online) return 'offline';
    if (this.live.saving) return 'saving';
    const { rejected } = this.live;
    return NOTICED.find((code) => code === rejected);
  }

  /** A step has just come, or a button was just pressed. */
  rest(): void {
    this.#stopRest?.();
    this.resting = true;
    const timer = setTimeout(() => {
      this.resting = false;
    }, REST_MS);
    this.#stopRest = () => {
      clearTimeout(timer);
    };
  }

  order(command: HostCommandFrame | undefined): void {
    if (command && this.online) this.live.order(command);
  }

  /** Orders a step of the show: not twice, and not while the one before is just arriving. */
  advance(command = this.action?.command): void {
    if (this.resting) return;
    this.rest();
    this.order(command);
  }

  step(type: 'skip' | 'nextItem'): void {
    if (this.view) this.advance({ type, from: this.view.step });
  }

  /** To an item of the run of show that was not on yet [GAME-35]. */
  jump(itemId: string): void {
    if (this.view) this.advance({ type: 'jump', from: this.view.step, itemId });
  }

  togglePause(): void {
    this.advance({ type: this.view?.paused ? 'resume' : 'pause' });
  }

  extend(byMs: number): void {
    if (this.view) this.order({ type: 'extend', from: this.view.step, byMs });
  }

  undoSkip(): void {
    if (this.view && this.skip) this.order({ type: 'undoSkip', from: this.view.step });
  }

  /** The step that is on waits for the button. */
  hold(): void {
    if (this.view && this.goesOn) this.order({ type: 'hold', from: this.view.step });
  }

  setStage(settings: StageSettings): void {
    this.order({ type: 'setStage', ...settings });
  }

  /** Tells everybody, or one player; an empty text takes what was said away. */
  say(text: string, to?: string): void {
    this.order({ type: 'say', text, to });
  }

  /**
   * Another evening with the guests of this one [GAME-36]; `path`: where the web app makes it. Its code once the room was told;
   * `undefined` where that did not work.
   */
  async playAgain(path: string): Promise<string | undefined> {
    const response = await fetch(path, { method: 'POST' }).catch(() => undefined);
    if (!response?.ok) return undefined;
    const { code, lead } = (await response.json()) as { code: string; lead: string };
    return this.live.order({ type: 'goOn', lead }) ? code : undefined;
  }

  /** Somebody's right to lead was taken away: the room shall look at once. */
  recheck(): void {
    if (this.view?.mayAppoint) this.live.recheck();
  }

  rename(id: string, name: string): void {
    this.order({ type: 'rename', playerId: asId<PlayerId>(id), name });
  }

  /** So much of everybody's time a player has from now on [GAME-44]. */
  giveTime(id: string, factor: TimeFactor): void {
    this.order({ type: 'giveTime', playerId: asId<PlayerId>(id), factor });
  }

  kick(id: string, type: 'kick' | 'kickTogether' = 'kick'): void {
    this.order({ type, playerId: asId<PlayerId>(id) });
  }

  /** Takes the removal back by which this player went. */
  readmit(id: string): void {
    this.order({ type: 'readmit', playerId: asId<PlayerId>(id) });
  }

  /** Does what a key asks for; false when the key is the browser's. */
  obey(asked: HostKey): boolean {
    // With nothing to take back, a page up is the browser's.
    if (this.ended || (asked === 'undo' && !this.skip)) return false;
    if (asked === 'undo') this.undoSkip();
    else if (asked === 'hold') this.hold();
    else if (asked === 'pause' && this.running) this.togglePause();
    else if (asked === 'skip' && this.asking && !this.view?.paused) this.step('skip');
    else if (asked === 'advance' && !this.action?.isLast) this.advance();
    return true;
  }
}
