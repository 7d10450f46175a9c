/** So much of the time of a question a player may have; 1 is as everybody [GAME-44]. */
export const timeFactors = [1, 1.25, 1.5, 2] as const;
export type TimeFactor = (typeof timeFactors)[number];

/** When the time to answer is over, in ms on the room's clock. */
export interface Closing {
  /** For everybody. */
  readonly closesAt: number;
  /** After this nobody has any left, whatever was given; absent: that is not settled yet. */
  readonly lastAt?: number | undefined;
}

/**
 * When the time of one player is over, in ms on the room's clock: so much later as the factor adds to what the question
 * gives, and never after it is over for all [GAME-44] [GAME-46].
 */
export const ownEnd = ({ closesAt, lastAt }: Closing, limitMs: number, factor = 1): number =>
  Math.min(closesAt + (factor - 1) * limitMs, lastAt ?? Infinity);
