import type { PlayerId } from '../../ids.ts';
import { accept, reject } from '../decision.ts';
import type { DecideTable, EvolveTable } from '../slice.ts';
import type { TimeFactor } from './own-end.ts';

/** The host gives a player more time than everybody, or takes it back [GAME-44]. */
export interface GiveTime {
  readonly type: 'giveTime';
  readonly playerId: PlayerId;
  readonly factor: TimeFactor;
}

export interface TimeGiven {
  readonly type: 'timeGiven';
  readonly playerId: PlayerId;
  readonly factor: TimeFactor;
}

export const decideExtraTime: DecideTable<'giveTime'> = {
  giveTime(state, { playerId, factor }) {
    const player = state.players.get(playerId);
    if (!player || player.kicked) return reject('unknownPlayer');
    return player.timeFactor === factor ? accept() : accept({ type: 'timeGiven', playerId, factor });
  }
};

export const evolveExtraTime: EvolveTable<'timeGiven'> = {
  timeGiven(state, { playerId, factor }) {
    const player = state.players.get(playerId);
    if (player) player.timeFactor = factor;
  }
};
