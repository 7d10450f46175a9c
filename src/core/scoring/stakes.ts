import type { ContestantId, ItemId, RoundId } from '../ids.ts';

/** What a wager is placed on. */
export type StakeId = ItemId | RoundId;

/** What contestants have put at stake: before a round or a question, and known to them alone until it is over. */
export interface Stakes {
  /** Index of the round that each one's joker is on; who has played none is absent. */
  readonly jokers: ReadonlyMap<ContestantId, number>;
  /** What was wagered on a round or a question, in points. */
  readonly wagers: ReadonlyMap<StakeId, ReadonlyMap<ContestantId, number>>;
}

export const NO_STAKES: Stakes = { jokers: new Map(), wagers: new Map() };
