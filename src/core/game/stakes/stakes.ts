import type { ContestantId } from '../../ids.ts';
import type { StakeId } from '../../scoring/stakes.ts';
import type { EvolveTable } from '../slice.ts';
import type { StakeEvent } from './events.ts';

/** What contestants have put at stake. */
export interface StakesState {
  /** Index of the round that each one's joker is on. */
  readonly jokers: Map<ContestantId, number>;
  readonly wagers: Map<StakeId, Map<ContestantId, number>>;
}

export const noStakes = (): StakesState => ({ jokers: new Map(), wagers: new Map() });

const changes: {
  readonly [T in StakeEvent['type']]: (stakes: StakesState, event: Extract<StakeEvent, { type: T }>) => void;
} = {
  jokerPlayed({ jokers }, { contestantId, round }) {
    jokers.set(contestantId, round);
  },
  jokerTakenBack({ jokers }, { contestantId }) {
    jokers.delete(contestantId);
  },
  wagerPlaced({ wagers }, { contestantId, on, points }) {
    const placed = wagers.get(on) ?? new Map<ContestantId, number>();
    wagers.set(on, placed.set(contestantId, points));
  }
};

export const evolveStakes: EvolveTable<StakeEvent['type']> = changes;

/** What is at stake after these events, in the order in which they happened. */
export function stakesAfter(events: Iterable<StakeEvent>): StakesState {
  const state = noStakes();
  // Looked up by the event's own type: each entry meets none but its own.
  for (const event of events)
    (changes[event.type] as (stakes: StakesState, event: StakeEvent) => void)(state, event);
  return state;
}
