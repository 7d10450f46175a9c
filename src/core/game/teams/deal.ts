import type { ContestantId, PlayerId } from '../../ids.ts';
import { activePlayers } from '../contestants/contestants.ts';
import type { GameState } from '../state.ts';
import type { TeamEvent } from './events.ts';
import { teamOfPlayer, teamsOf } from './team.ts';

type Moved = Extract<TeamEvent, { type: 'memberMoved' }>;

/** The smallest of them, of equals the first. */
function smallest(sizes: ReadonlyMap<ContestantId, number>): ContestantId | undefined {
  let found: ContestantId | undefined;
  let least = Infinity;
  for (const [id, size] of sizes) if (size < least) [found, least] = [id, size];
  return found;
}

/**
 * Puts everybody who is in none into the smallest of these teams, one after another [GAME-78].
 *
 * @param sizes how many are in each; counted on
 */
export const dealt = (state: GameState, sizes: Map<ContestantId, number>): Moved[] =>
  activePlayers(state).flatMap((player) => (teamOfPlayer(state, player) ? [] : dealOne(player.id, sizes)));

function dealOne(playerId: PlayerId, sizes: Map<ContestantId, number>): Moved[] {
  const teamId = smallest(sizes);
  if (teamId === undefined) return [];
  sizes.set(teamId, (sizes.get(teamId) ?? 0) + 1);
  return [{ type: 'memberMoved', playerId, teamId }];
}

/** Where the host deals, also whoever comes later is dealt to a team. */
export function dealtOnJoin(state: GameState, playerId: PlayerId): Moved[] {
  if (state.teams?.choose !== 'dealt') return [];
  const teams = teamsOf(state).filter(({ team }) => !team.isPaper);
  return dealOne(playerId, new Map(teams.map(({ id, team }) => [id, team.members.size])));
}
