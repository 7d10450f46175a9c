import { isShared, teamOfPlayer } from '../teams/team.ts';
import type { GameState } from '../state.ts';
import type { Player } from './contestants.ts';

/**
 * Whether a player may decide for the contestant: hand in a sheet, take it back. A player alone may, and whose answers are
 * their own; of a team that shares them, the captain [GAME-73].
 */
export function speaksFor(state: GameState, player: Player): boolean {
  if (player.kicked) return false;
  const contestant = teamOfPlayer(state, player);
  if (contestant && isShared(state)) return contestant.team.captain === player.id;
  return contestant !== undefined || state.contestants.get(player.contestant)?.isOut === false;
}
