import type { PlayerId } from '../../ids.ts';
import { accept, reject, type Decision, type Refused } from '../decision.ts';
import { aloneAs, type ContestantsState, type Player } from './contestants.ts';
import { cleanPlayerName, nameKey, uniquePlayerName } from './player-name.ts';
import type { Profile } from './profile.ts';

/** A name that the host gives: the rules of a join hold, and the own name is not in its way [GAME-21]. */
export function rename(state: ContestantsState, playerId: PlayerId, typed: string): Decision {
  const name = newName(state, playerId, typed);
  if (!name.ok) return name;
  const isSame = name.name === state.players.get(playerId)?.profile.name;
  return isSame ? accept() : accept({ type: 'playerRenamed', playerId, name: name.name });
}

/** A name and a face that a player takes; the name stays that of the host where the host gave one [GAME-29]. */
export function changeProfile(
  state: ContestantsState,
  playerId: PlayerId,
  { name: typed, avatar }: Profile
): Decision {
  const player = state.players.get(playerId);
  const name = newName(state, playerId, player?.isNamedByHost ? player.profile.name : typed);
  return name.ok ? accept({ type: 'playerRenamed', playerId, name: name.name, avatar }) : name;
}

function newName(
  state: ContestantsState,
  playerId: PlayerId,
  typed: string
): Refused | { readonly ok: true; readonly name: string } {
  const player = state.players.get(playerId);
  if (!player || player.kicked) return reject('unknownPlayer');
  const clean = cleanPlayerName(typed);
  if (clean === undefined) return reject('badName');
  const others = new Set(state.names);
  others.delete(nameKey(player.profile.name));
  return { ok: true, name: uniquePlayerName(clean, others) };
}

/** The name before is free again. */
export function takeProfile(state: ContestantsState, player: Player, profile: Profile): void {
  state.names.delete(nameKey(player.profile.name));
  state.names.add(nameKey(profile.name));
  player.profile = profile;
  const contestant = state.contestants.get(aloneAs(player.id));
  if (contestant) contestant.profile = player.profile;
}
