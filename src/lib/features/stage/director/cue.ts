/** Sounds that happen once. */
export type StageEffect =
  | 'curtain'
  | 'codeLetter'
  | 'arrival'
  | 'round'
  | 'question'
  | 'tile'
  | 'dared'
  | 'tick'
  | 'heartbeat'
  | 'everybodyIn'
  | 'lock'
  | 'roll'
  | 'right'
  | 'story'
  | 'points'
  | 'overtake'
  | 'drop'
  | 'streak'
  | 'roundWinner'
  | 'podiumSweep'
  | 'podiumRoll'
  | 'place'
  | 'winner'
  | 'skip'
  | 'pause';

/** Music that goes on until another bed is named. */
export type StageBed = 'lobby' | 'think' | 'podium' | 'break';

/** What the live region tells; the words are found where the view is. */
export type StageSaying =
  | 'interlude'
  | 'round'
  | 'question'
  | 'open'
  | 'fiveSeconds'
  | 'allIn'
  | 'locked'
  | 'right'
  | 'story'
  | 'board'
  | 'behind'
  | 'third'
  | 'second'
  | 'first'
  | 'skipped'
  | 'paused';

/** What the director calls out, once, when its time has come. */
export type Cue =
  | {
      readonly type: 'effect';
      readonly effect: StageEffect;
      /** Which tile or letter, from 0, or which place, from 1. */
      readonly n?: number;
    }
  | {
      readonly type: 'bed';
      readonly bed: StageBed | undefined;
      /** When it has to have come to its end, ms on the room's clock. */
      readonly until?: number;
    }
  | { readonly type: 'say'; readonly what: StageSaying };

/** What plays the sounds of the stage. */
export interface StageSound {
  /** @param options `inMs`: so far ahead, 0 by default; `n`: which tile or letter, from 0, or which place, from 1 */
  play(effect: StageEffect, options?: { inMs?: number; n?: number }): void;
  /** @param options `untilMs`: how long it has, where it leads up to something */
  bed(name: StageBed | undefined, options?: { untilMs?: number }): void;
  stopAll(): void;
}

/** Has a cue played; sayings are nothing to hear. `now`: ms on the room's clock. */
export function soundCue(sound: StageSound, cue: Cue, now: number): void {
  if (cue.type === 'effect') sound.play(cue.effect, cue.n === undefined ? {} : { n: cue.n });
  if (cue.type === 'bed')
    sound.bed(cue.bed, cue.until === undefined ? {} : { untilMs: Math.max(0, cue.until - now) });
}

export const effect = (name: StageEffect, n?: number): Cue => ({
  type: 'effect',
  effect: name,
  ...(n !== undefined && { n })
});
export const say = (what: StageSaying): Cue => ({ type: 'say', what });
