import type { PlayerId } from '../../ids.ts';
import type { Context } from '../commands.ts';
import { accept, reject, type Decision } from '../decision.ts';
import type { GameState } from '../state.ts';
import { putIn } from '../teams/rows.ts';
import { countFrom, type Player } from './contestants.ts';
import { hasPlace } from './places.ts';

/** Everybody who went by the same removal and is still out, where there is a place for all of them [GAME-33]. */
export function readmit(state: GameState, playerId: PlayerId, context: Context): Decision {
  const player = state.players.get(playerId);
  if (!player) return reject('unknownPlayer');
  if (!player.kicked) return accept();
  const { removedWith } = player;
  const together =
    removedWith === undefined
      ? [player]
      : [...state.players.values()].filter((other) => other.kicked && other.removedWith === removedWith);
  if (!hasPlace(state, context, player.from, together.length)) return reject('roomFull');
  return accept(...together.map(({ id }) => ({ type: 'playerReadmitted' as const, playerId: id })));
}

/** The player has a row again. Points and answers stayed; the rank before was one among others. */
export function giveBack(state: GameState, player: Player): void {
  player.kicked = false;
  player.removedWith = undefined;
  putIn(state, player);
  state.removed -= 1;
  countFrom(state, player.from, 1);
}
