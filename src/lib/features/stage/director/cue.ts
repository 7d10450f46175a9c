import type { BedName, EffectName, StageSound } from '../sound/stage-sound.ts';

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
  | 'roundEnd'
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
      readonly effect: EffectName;
      /** Which tile or letter, from 0, or which place, from 1. */
      readonly n?: number;
    }
  | {
      readonly type: 'bed';
      readonly bed: BedName | undefined;
      /** When it has to have come to its end, ms on the room's clock. */
      readonly until?: number;
    }
  | { readonly type: 'say'; readonly what: StageSaying };

/** Has a cue played; sayings are nothing to hear. `now`: ms on the room's clock. */
export function soundCue(sound: StageSound, cue: Cue, now: number): void {
  if (cue.type === 'effect') sound.play(cue.effect, cue.n === undefined ? {} : { n: cue.n });
  if (cue.type === 'bed')
    sound.bed(cue.bed, cue.until === undefined ? {} : { untilMs: Math.max(0, cue.until - now) });
}

export const effect = (name: EffectName, n?: number): Cue => ({
  type: 'effect',
  effect: name,
  ...(n !== undefined && { n })
});
export const say = (what: StageSaying): Cue => ({ type: 'say', what });
