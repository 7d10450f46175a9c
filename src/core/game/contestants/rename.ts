import type { PlayerId } from '../ids.ts';
import { accept, reject, type Decision } from './decision.ts';
import { cleanPlayerName, nameKey, uniquePlayerName } from './player-name.ts';
import type { GameState, Player } from './state.ts';

/** A name that the host gives: the rules of a join hold, and the own name is not in its way [GAME-21]. */
export function rename(state: GameState, playerId: PlayerId, typed: string): Decision {
  const player = state.players.get(playerId);
  if (!player || player.kicked) return reject('unknownPlayer');
  const clean = cleanPlayerName(typed);
  if (clean === undefined) return reject('badName');
  const others = new Set(state.names);
  others.delete(nameKey(player.name));
  const name = uniquePlayerName(clean, others);
  return name === player.name ? accept() : accept({ type: 'playerRenamed', playerId, name });
}

/** The name before is free again. */
export function takeName(state: GameState, player: Player, name: string): void {
  state.names.delete(nameKey(player.name));
  state.names.add(nameKey(name));
  player.name = name;
}
