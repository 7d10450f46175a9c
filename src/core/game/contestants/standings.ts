import { compareScores, competitionRanks } from '../../scoring/rank.ts';
import type { GameState } from '../state.ts';
import type { Contestant } from './contestants.ts';

export interface Standing {
  readonly contestant: Contestant;
  /** From 1; equals share a rank. */
  readonly rank: number;
}

/**
 * Everybody who was not removed, best first [SCORING-4]. Equals are in the order in which they joined, which is the
 * order of the map, because the sort is stable.
 */
export function standings(state: GameState): Standing[] {
  const { breakTiesByTime } = state.quiz.settings;
  const rows = [...state.contestants.values()].filter(({ isOut }) => !isOut);
  rows.sort((a, b) => compareScores(a, b, breakTiesByTime));
  const ranks = competitionRanks(rows, breakTiesByTime);
  return rows.map((contestant, index) => ({ contestant, rank: ranks[index] ?? 1 }));
}

/** The first so many of the standings, in one pass: asked for with every view, in a room of ten thousand. */
export function leaders(state: GameState, count: number): Standing[] {
  const { breakTiesByTime } = state.quiz.settings;
  const first: Contestant[] = [];
  for (const contestant of state.contestants.values()) {
    if (contestant.isOut) continue;
    let place = first.length;
    for (let above = first[place - 1]; above; above = first[place - 1]) {
      if (compareScores(contestant, above, breakTiesByTime) >= 0) break;
      place -= 1;
    }
    if (place >= count) continue;
    first.splice(place, 0, contestant);
    if (first.length > count) first.pop();
  }
  const ranks = competitionRanks(first, breakTiesByTime);
  return first.map((contestant, index) => ({ contestant, rank: ranks[index] ?? 1 }));
}
