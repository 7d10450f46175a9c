import type { ContestantId } from '../../ids.ts';
import type { StakeId } from '../../scoring/stakes.ts';

export type StakeEvent =
  /** `round`: index of the round that it is on. */
  | { readonly type: 'jokerPlayed'; readonly contestantId: ContestantId; readonly round: number }
  | { readonly type: 'jokerTakenBack'; readonly contestantId: ContestantId }
  | {
      readonly type: 'wagerPlaced';
      readonly contestantId: ContestantId;
      readonly on: StakeId;
      readonly points: number;
    };

/** The types of its events, as they are stored. */
export const stakeEvents: readonly StakeEvent['type'][] = ['jokerPlayed', 'jokerTakenBack', 'wagerPlaced'];
