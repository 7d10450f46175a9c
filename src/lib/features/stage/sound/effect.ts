import type { Note } from './note.ts';

/**
 * What an effect is in the show; members of a family are equally loud.
 * - `touch`: small and often, such as a guest who arrives
 * - `cue`: something moved
 * - `roll`: tension that breaks off
 * - `sting`: the moment itself
 */
export type Family = 'touch' | 'cue' | 'roll' | 'sting';

/** One way an effect is played. */
export interface Take {
  /** From the first sound to the end of the last note, ms. The room rings after it for `ROOM_MS` at most. */
  readonly lengthMs: number;
  readonly notes: readonly Note[];
}

export interface Effect {
  readonly family: Family;
  /** Level beside the others, dB; found by measuring (`tests/e2e/sound.spec.ts`). */
  readonly gainDb: number;
  /** By the number that it is played with, and round again after the last one. */
  readonly takes: readonly [Take, ...Take[]];
  /** Number of the first take; 0 where nothing stands. */
  readonly first?: 1;
  /** What comes often: nearer than so many ms to the last one it is left out, and in a crowd it grows softer. */
  readonly crowdMs?: number;
}

export function takeOf(effect: Effect, n: number | undefined): Take {
  const first = effect.first ?? 0;
  const count = effect.takes.length;
  const index = ((((n ?? first) - first) % count) + count) % count;
  return effect.takes[index] ?? effect.takes[0];
}
