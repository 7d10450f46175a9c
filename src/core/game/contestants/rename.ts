import type { PlayerId } from '../../ids.ts';
import { accept, reject, type Decision } from '../decision.ts';
import type { ContestantsState, Player } from './contestants.ts';
import { cleanPlayerName, nameKey, uniquePlayerName } from './player-name.ts';

/** A name that the host gives: the rules of a join hold, and the own name is not in its way [GAME-21]. */
export function rename(state: ContestantsState, playerId: PlayerId, typed: string): Decision {
  const player = state.players.get(playerId);
  if (!player || player.kicked) return reject('unknownPlayer');
  const clean = cleanPlayerName(typed);
  if (clean === undefined) return reject('badName');
  const others = new Set(state.names);
  others.delete(nameKey(player.profile.name));
  const name = uniquePlayerName(clean, others);
  return name === player.profile.name ? accept() : accept({ type: 'playerRenamed', playerId, name });
}

/** The name before is free again. */
export function takeName(state: ContestantsState, player: Player, name: string): void {
  state.names.delete(nameKey(player.profile.name));
  state.names.add(nameKey(name));
  player.profile = { ...player.profile, name };
  const contestant = state.contestants.get(player.contestant);
  if (contestant) contestant.profile = player.profile;
}
