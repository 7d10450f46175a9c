import { IN_THE_MIDDLE, type Pitch, type Tones } from './note.ts';
import type { PatchName } from './patches.ts';

/** One note of a bed: step, length in steps, pitches (none of a drum), force 0 to 1. */
export type BedNote = readonly [
  step: number,
  steps: number,
  pitch?: Pitch | Tones | undefined,
  force?: number | undefined
];

/** One instrument of a bed. */
export interface Track {
  readonly patch: PatchName;
  readonly notes: readonly BedNote[];
  /** Joins in from this tension on, 0 to 1; from the beginning where nothing stands. */
  readonly from?: number;
  readonly pan?: number;
}

/** Music that goes round under everything until something else is wanted. A step is a sixteenth. */
export interface Bed {
  /** Beats of four steps a minute, at rest. */
  readonly beatsPerMinute: number;
  /** Faster by this part at full tension: 0.2 is a fifth. 0 where nothing stands. */
  readonly hurry?: number;
  /** How hard it is struck without tension, as a part of how hard at full tension; 1 where nothing stands. */
  readonly calm?: number;
  /** Every second step comes later by this part of a step. */
  readonly swing?: number;
  /** After so many it begins again. */
  readonly steps: number;
  /** Level beside the other beds, dB. */
  readonly gainDb: number;
  readonly tracks: readonly Track[];
}

/** A bed from the score, or one that somebody brought, which goes round by itself. */
export type BedSource =
  | { readonly kind: 'score'; readonly bed: Bed }
  | { readonly kind: 'recording'; readonly buffer: AudioBuffer };

/** A bar of drums as text, `x` hard, `o` soft, `.` nothing, repeated for so many bars. */
export function beats(bar: string, bars: number): BedNote[] {
  return Array.from({ length: bars }, (_, at) =>
    [...bar].flatMap((stroke, step): BedNote[] =>
      stroke === '.' ? [] : [[at * bar.length + step, 1, undefined, stroke === 'x' ? 1 : 0.5]]
    )
  ).flat();
}

/** A rhythm of one bar in each of the chords, a bar each; `steps` long each stroke. */
export function comping(bar: string, chords: readonly Tones[], steps: number): BedNote[] {
  return chords.flatMap((tones, at) =>
    beats(bar, 1).map(([step, , , force]): BedNote => [
      at * bar.length + step,
      steps,
      tones,
      (force ?? 1) * IN_THE_MIDDLE
    ])
  );
}
