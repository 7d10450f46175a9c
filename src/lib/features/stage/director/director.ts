import type { BedName } from '../sound/stage-sound.ts';
import { effect, say, type Cue } from './cue.ts';
import { momentOf } from './moment-of.ts';
import type { Beat, Moment, MomentName, StageView } from './moment.ts';

/** What a display knows: its view, and how many have answered, which comes by a lane of its own. */
export interface Seen {
  readonly view: StageView;
  readonly answered: number;
}

/** What is on the stage. */
export interface Scene {
  readonly moment: MomentName;
  /** The same as long as the moment is. */
  readonly key: string;
  /** How long it was on when this was written, in ms; ∞ where it began long ago, or before this display came. */
  readonly elapsedMs: number;
  /** Names of the beats that have passed. */
  readonly beats: ReadonlySet<string>;
  readonly isPaused: boolean;
}

export interface DirectorOptions {
  /** Hears every cue once, in order. `now`: ms on the room's clock. */
  readonly call: (cue: Cue, now: number) => void;
  /** Reduced motion: what only moves has moved. */
  readonly isStill?: () => boolean;
}

/** A view comes a little after what it tells: so late a beat still counts as now, in ms. */
export const LATE_MS = 800;

/**
 * Plays the moments of the evening. All times are ms on the room's clock and come from outside: `see` takes what is known,
 * `advance` lets time pass, and `nextAt` says when something happens next.
 */
export class Director {
  readonly #options: DirectorOptions;
  #seen: Seen | undefined;
  #moment: Moment | undefined;
  #passed = new Set<string>();
  /** Of the moment that is on, as it was first seen; moved by its pauses. */
  #since = -Infinity;
  #seenAt = 0;
  #playersThen = 0;
  #bed: { readonly name: BedName | undefined; readonly until: number | undefined } | undefined;
  /** Of the last call; in a pause, when that began. */
  #now = 0;

  constructor(options: DirectorOptions) {
    this.#options = options;
  }

  /** Takes what is known now; a step that the host has pressed cuts short what was on. */
  see(seen: Seen, now: number): Scene {
    const before = this.#seen;
    this.#seen = seen;
    this.#endPause(before?.view, seen.view, now);
    this.#now = this.#frozen(now);
    this.#plan(before, seen.view);
    if (before) this.#callChanges(before, seen);
    return this.advance(now);
  }

  /** Lets time pass. Call it when `nextAt` has come; oftener does no harm. */
  advance(now: number): Scene {
    this.#now = this.#frozen(now);
    for (const beat of this.#due()) {
      this.#passed.add(beat.name);
      for (const cue of beat.cues ?? []) {
        // A sound that comes late is worse than none; what is told is told late too.
        if (cue.type === 'say' || beat.at > this.#now - LATE_MS) this.#options.call(cue, this.#now);
      }
    }
    this.#playBed();
    return this.#scene();
  }

  /** When to advance again, ms on the room's clock; `undefined` while nothing is to come. */
  get nextAt(): number | undefined {
    if (!this.#moment || this.#isPaused) return undefined;
    const { beats, bed } = this.#moment;
    const times = [...beats.map(({ at }) => at), ...(bed ? [bed.from ?? 0, bed.until ?? 0] : [])];
    const next = Math.min(...times.filter((at) => at > this.#now));
    return Number.isFinite(next) ? next : undefined;
  }

  get #isPaused(): boolean {
    return this.#seen?.view.paused !== undefined;
  }

  /** In a pause time stands still where it began. */
  #frozen(now: number): number {
    const { paused, pausedAt } = this.#seen?.view ?? {};
    return paused === undefined ? now : Math.min(now, pausedAt ?? this.#now);
  }

  /** What the pause took is given back to what began before it; the room moves deadlines by itself. */
  #endPause(before: StageView | undefined, view: StageView, now: number): void {
    if (before?.paused === undefined || view.paused !== undefined) return;
    this.#since += Math.max(0, now - this.#now);
    this.#seenAt += Math.max(0, now - this.#now);
  }

  #plan(before: Seen | undefined, view: StageView): void {
    const known = {
      view,
      since: this.#since,
      seenAt: this.#seenAt,
      playersThen: this.#playersThen
    };
    const same = momentOf(known);
    if (this.#moment?.key === same.key) this.#replan(same);
    else this.#begin(before !== undefined, view);
  }

  /** Another moment. What had passed before this display came has passed without a word. */
  #begin(wasThere: boolean, view: StageView): void {
    this.#since = view.since ?? -Infinity;
    this.#seenAt = this.#now;
    this.#playersThen = view.players;
    this.#passed = new Set();
    this.#moment = this.#atRest(
      momentOf({ view, since: this.#since, seenAt: this.#seenAt, playersThen: this.#playersThen })
    );
    const missed = wasThere ? this.#now - LATE_MS : this.#now;
    for (const { name, at } of this.#moment.beats) if (at < missed) this.#passed.add(name);
  }

  /** The same moment, with deadlines that may have moved. */
  #replan(moment: Moment): void {
    const before = new Map(this.#moment?.beats.map(({ name, at }) => [name, at]));
    this.#moment = this.#atRest(moment);
    for (const { name, at } of this.#moment.beats) {
      // More time: it is still to come. Less time: it never was.
      if (at > this.#now) this.#passed.delete(name);
      else if ((before.get(name) ?? at) > at && at < this.#now - LATE_MS) this.#passed.add(name);
    }
  }

  #atRest(moment: Moment): Moment {
    if (!this.#options.isStill?.()) return moment;
    const still = ({ stillAt, ...beat }: Beat): Beat =>
      stillAt === undefined ? beat : { ...beat, at: stillAt };
    return { ...moment, beats: moment.beats.map(still) };
  }

  #due(): Beat[] {
    if (this.#isPaused) return [];
    return (this.#moment?.beats ?? [])
      .filter(({ name, at }) => at <= this.#now && !this.#passed.has(name))
      .sort((a, b) => (a.at === b.at ? 0 : a.at - b.at));
  }

  /** What comes by itself, at no time that anybody could know. */
  #callChanges(before: Seen, { view, answered }: Seen): void {
    if (view.paused !== undefined && before.view.paused === undefined)
      for (const cue of [effect('pause'), say('paused')]) this.#options.call(cue, this.#now);
    if (view.phase === 'lobby' && view.players > before.view.players)
      this.#options.call(effect('arrival'), this.#now);
    if (view.sheet?.closesAt !== undefined && before.view.sheet && before.view.sheet.closesAt === undefined)
      for (const cue of [effect('everybodyIn'), say('sheetClosing')]) this.#options.call(cue, this.#now);
    if (view.phase === 'open' && view.step === before.view.step && answered > before.answered)
      this.#options.call(effect('dared', answered), this.#now);
  }

  #playBed(): void {
    const { bed } = this.#moment ?? {};
    const isOn = bed && (bed.from ?? -Infinity) <= this.#now && this.#now < (bed.until ?? Infinity);
    const wanted = this.#isPaused
      ? { name: 'break' as const, until: undefined }
      : { name: isOn ? bed.name : undefined, until: isOn ? bed.until : undefined };
    if (wanted.name === this.#bed?.name && wanted.until === this.#bed?.until) return;
    this.#bed = wanted;
    const { name, until } = wanted;
    this.#options.call({ type: 'bed', bed: name, ...(until !== undefined && { until }) }, this.#now);
  }

  #scene(): Scene {
    const { name = 'lobby', key = '', startsAt = -Infinity } = this.#moment ?? {};
    return {
      moment: name,
      key,
      elapsedMs: Math.max(0, this.#now - startsAt),
      beats: new Set(this.#passed),
      isPaused: this.#isPaused
    };
  }
}
