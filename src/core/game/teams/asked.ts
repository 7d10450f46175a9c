import type { ContestantId } from '../../ids.ts';
import { countActive } from '../contestants/contestants.ts';
import { nobodyVacated, type Vacated } from '../contestants/places.ts';
import type { GameState } from '../state.ts';
import { countsFor } from './answerer.ts';
import { isShared, mayPlay, teamOfPlayer } from './team.ts';

/** Whether an answer is one of those that are waited for: paper is typed in when somebody comes to it. */
export const isAsked = (state: GameState, id: ContestantId, team?: ContestantId): boolean => {
  const contestant = countsFor(state, id, team);
  return contestant !== undefined && !contestant.team?.isPaper;
};

/** How many answers are waited for: of everybody who has a place, or of each team that has anybody with one. */
export function countAsked(state: GameState, vacated: Vacated = nobodyVacated): number {
  if (state.teamIds.length === 0) return countActive(state) - vacated.size;
  const shared = isShared(state);
  const asked = new Set<string>();
  for (const player of state.players.values())
    if (!player.kicked && !vacated.has(player.id) && mayPlay(state, player))
      asked.add(shared && teamOfPlayer(state, player) ? player.contestant : player.id);
  return asked.size;
}
