import type { PatchName } from './patches.ts';

/** The whole show is in F major and its relative D minor: a tone outside the key does not compile. */
type Tone = 'C' | 'D' | 'E' | 'F' | 'G' | 'A' | 'Bb';
export type Pitch = `${Tone}${1 | 2 | 3 | 4 | 5 | 6 | 7}`;

/** Tones that sound together. */
export type Tones = readonly [Pitch, ...Pitch[]];

/** Semitones above C. */
const SEMITONES: Record<Tone, number> = { C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, Bb: 10 };
/** A4, by which everything is tuned, in Hz, and its distance from C0 in semitones. */
const TUNED_HZ = 440;
const TUNED_AT = 57;

/** Frequency in Hz, equal temperament. */
export function hertz(pitch: Pitch): number {
  const octave = Number(pitch.at(-1));
  const semitones = octave * 12 + SEMITONES[pitch.slice(0, -1) as Tone];
  return TUNED_HZ * 2 ** ((semitones - TUNED_AT) / 12);
}

/** One note of one instrument. */
export interface Note {
  readonly patch: PatchName;
  /** After the beginning of what it is a part of, ms. */
  readonly atMs: number;
  /** From the first sound to silence, fading included, ms. */
  readonly ms: number;
  /** What has no pitch, such as a drum, has none here. */
  readonly pitch?: Pitch | undefined;
  /** Tones that sound with it. */
  readonly with?: readonly Pitch[] | undefined;
  /** Where the pitch glides to while it sounds; of one tone alone. */
  readonly to?: Pitch;
  /** How hard it is struck, 0 to 1; 1 where nothing stands. */
  readonly force?: number | undefined;
  /** −1 left to 1 right. */
  readonly pan?: number | undefined;
}

/** A chord stands in the middle, where each side hears it whole; this makes it as loud as if it were spread. */
export const IN_THE_MIDDLE = Math.SQRT1_2;

/** Several pitches at once, as one note: its tones share filter and envelope, which halves what it costs to play. */
export function chord(
  patch: PatchName,
  atMs: number,
  ms: number,
  [pitch, ...others]: Tones,
  force = 1
): Note[] {
  return [{ patch, atMs, ms, pitch, with: others, force: force * IN_THE_MIDDLE }];
}

/** Pitches one after the other. */
export function run(
  patch: PatchName,
  atMs: number,
  everyMs: number,
  ms: number,
  pitches: readonly Pitch[],
  force = 1
): Note[] {
  return pitches.map((pitch, index) => ({
    patch,
    atMs: atMs + index * everyMs,
    ms,
    pitch,
    force,
    pan: index % 2 === 0 ? -0.25 : 0.25
  }));
}
