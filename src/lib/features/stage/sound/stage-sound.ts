import type { BedName } from './score/beds.ts';
import type { EffectName } from './score/effects.ts';

export type { BedName } from './score/beds.ts';
export type { EffectName } from './score/effects.ts';

/** What a show asks of its sound. Times are relative, in ms from the call on. */
export interface StageSound {
  /** Plays an effect in so many ms (0: now). `n`: which tile, letter or place. */
  play(effect: EffectName, options?: { inMs?: number; n?: number }): void;
  /**
   * The bed under everything, faded over; `undefined` is silence. The bed that plays already plays on. `untilMs`: in how
   * many ms a bed that tightens has to be at its tightest; said again, it moves there from where it is.
   */
  bed(name: BedName | undefined, options?: { untilMs?: number }): void;
  /** Silence at once, and nothing that was planned. */
  stopAll(): void;
}
