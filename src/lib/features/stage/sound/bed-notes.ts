import type { Bed, BedNote, Track } from './bed.ts';
import type { Notes, Timed } from './part.ts';

/** A bed that goes round from a time on, and grows tense. */
export class BedNotes implements Notes {
  readonly done = false;
  readonly #bed: Bed;
  readonly #byStep: [Track, BedNote][][];
  #ready: Timed[] = [];
  /** Of the next step: how many have gone by, and when it begins, s. */
  #step = 0;
  #at: number;
  /** Tension grows from one point to full at another, s. */
  #from = { at: 0, tension: 0 };
  #fullAt = Infinity;

  constructor(bed: Bed, startsAt: number) {
    this.#bed = bed;
    this.#at = startsAt;
    this.#byStep = Array.from({ length: bed.steps }, () => []);
    for (const track of bed.tracks)
      for (const note of track.notes) this.#byStep[note[0]]?.push([track, note]);
  }

  /** Has to be at its tightest then, from what it is now; s on the audio clock, or never. */
  tighten(now: number, fullAt: number): void {
    this.#from = { at: now, tension: this.tensionAt(now) };
    this.#fullAt = fullAt;
  }

  /** 0 to 1. */
  tensionAt(at: number): number {
    const { at: from, tension } = this.#from;
    if (this.#fullAt === Infinity || at <= from) return tension;
    if (at >= this.#fullAt) return 1;
    return tension + ((1 - tension) * (at - from)) / (this.#fullAt - from);
  }

  next(before: number): Timed | undefined {
    while (this.#ready.length === 0 && this.#at < before) this.#prepareStep();
    return this.#ready.shift();
  }

  #prepareStep(): void {
    const { beatsPerMinute, hurry = 0, calm = 1, swing = 0, steps } = this.#bed;
    const tension = this.tensionAt(this.#at);
    const seconds = 60 / 4 / (beatsPerMinute * (1 + hurry * tension));
    const at = this.#at + (this.#step % 2 === 1 ? swing * seconds : 0);
    const firmness = calm + (1 - calm) * tension;
    for (const [track, [, length, tones = [], force]] of this.#byStep[this.#step % steps] ?? []) {
      if (tension < (track.from ?? 0)) continue;
      const { patch, pan } = track;
      const [pitch, ...others] = typeof tones === 'string' ? [tones] : tones;
      const ms = length * seconds * 1_000;
      const firm = (force ?? 1) * firmness;
      this.#ready.push({ at, note: { patch, atMs: 0, ms, pitch, with: others, force: firm, pan } });
    }
    this.#step += 1;
    this.#at += seconds;
  }
}
