import type { PatchName } from './patches.ts';

/** The whole show is in F major and its relative D minor: a tone outside the key does not compile. */
type Tone = 'C' | 'D' | 'E' | 'F' | 'G' | 'A' | 'Bb';
export type Pitch = `${Tone}${1 | 2 | 3 | 4 | 5 | 6 | 7}`;

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
  /** Where the pitch glides to while it sounds. */
  readonly to?: Pitch;
  /** How hard it is struck, 0 to 1; 1 where nothing stands. */
  readonly force?: number | undefined;
  /** −1 left to 1 right. */
  readonly pan?: number | undefined;
}

/** Several pitches at once. */
export function chord(
  patch: PatchName,
  atMs: number,
  ms: number,
  pitches: readonly Pitch[],
  force = 1
): Note[] {
  return pitches.map((pitch, index) => ({
    patch,
    atMs,
    ms,
    pitch,
    force,
    // Spread from left to right, as players sit beside each other.
    pan: pitches.length < 2 ? 0 : (index / (pitches.length - 1) - 0.5) * 0.8
  }));
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
