import type { Counter } from './count-attempts.ts';

/** A counter that makes tries wait, and refuses none. */
export interface SlowDown extends Counter {
  /** So many tries within one window are answered at once. */
  readonly free: number;
}

const FIRST_DELAY_MS = 250;
/** Nobody who has the right password waits longer. */
export const LONGEST_DELAY_MS = 8_000;

/** How long try number `count` of a window waits, in ms: twice as long as the one before, up to a bound. */
export function delayOf({ free }: SlowDown, count: number): number {
  const over = count - free;
  return over <= 0 ? 0 : Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (over - 1));
}
