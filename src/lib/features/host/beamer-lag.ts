import { MAX_LAG_MS } from '#core/game/stage/stage-settings.ts';

/** Taps that make a measurement. */
export const TAPS = 8;
/** The screen flashes once in this time, in ms. */
const BEAT_MS = 1_000;
/** Who taps along with a beat is often a little early, never by more than this, in ms. */
const EARLY_MS = 250;
/** All taps but the earliest and the latest lie within this time, in ms, or they are no measurement. */
const MOST_SPREAD_MS = 180;

/**
 * How late a screen is, from taps along with its flashes [GAME-42].
 *
 * @param taps in ms on the room's clock, on whose full seconds the flashes are sent
 * @returns ms, 0 to 500; `undefined` where the taps are too few, or too far apart to tell
 */
export function lagOf(taps: readonly number[]): number | undefined {
  if (taps.length < TAPS) return undefined;
  // Late by 0.9 s is early by 0.1 s.
  const late = taps.map((tap) => ((tap + EARLY_MS) % BEAT_MS) - EARLY_MS).sort((a, b) => a - b);
  const [first = 0, last = 0] = [late[1], late.at(-2)];
  if (last - first > MOST_SPREAD_MS) return undefined;
  const half = late.length / 2;
  const middle = ((late[Math.ceil(half) - 1] ?? 0) + (late[Math.floor(half)] ?? 0)) / 2;
  return Math.round(Math.min(MAX_LAG_MS, Math.max(0, middle)));
}
