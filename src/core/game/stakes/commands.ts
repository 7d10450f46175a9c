import type { PlayerId } from '../../ids.ts';

export type StakeCommand =
  /** The joker goes on the round that is being introduced, or is taken from it [GAME-85]. */
  | {
      readonly type: 'playJoker';
      readonly playerId: PlayerId;
      readonly on: string;
      readonly isPlayed: boolean;
    }
  /** So many points on the round or the question that comes [GAME-86]; another wager takes the place of the first. */
  | {
      readonly type: 'placeWager';
      readonly playerId: PlayerId;
      readonly on: string;
      readonly points: number;
    };
