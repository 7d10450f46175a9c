import { compareScores, competitionRanks } from '../scoring/rank.ts';
import { activePlayers, type GameState, type Player } from './state.ts';

export interface Standing {
  readonly player: Player;
  /** From 1; equals share a rank. */
  readonly rank: number;
}

/**
 * Everybody who was not removed, best first [SCORING-4]. Equals are in the order in which they joined, which is the
 * order of the map, because the sort is stable.
 */
export function standings(state: GameState): Standing[] {
  const { breakTiesByTime } = state.quiz.settings;
  const players = activePlayers(state).sort((a, b) => compareScores(a, b, breakTiesByTime));
  const ranks = competitionRanks(players, breakTiesByTime);
  return players.map((player, index) => ({ player, rank: ranks[index] ?? 1 }));
}
