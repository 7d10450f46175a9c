import { profileOf } from '../../game/contestants/profile.ts';
import { pointsIn } from '../../game/rounds/rounds.ts';
import type { GameState } from '../../game/state.ts';
import type { BoardRow } from '../../game/views.ts';
import type { ContestantId } from '../../ids.ts';
import { competitionRanks } from '../../scoring/rank.ts';

export interface RoundPlace {
  readonly points: number;
  /** From 1; equals share a rank. */
  readonly rank: number;
}

/** What a round brought everybody who was not removed, best first [GAME-66]; equals in the order in which they joined. */
export function roundPlaces(state: GameState, round: number): ReadonlyMap<ContestantId, RoundPlace> {
  const points = pointsIn(state, round);
  const rows = [...state.contestants.values()].flatMap(({ id, isOut }) =>
    isOut ? [] : [{ id, score: points(id), totalTapMs: 0 }]
  );
  rows.sort((a, b) => b.score - a.score);
  const ranks = competitionRanks(rows, false);
  return new Map(rows.map(({ id, score }, index) => [id, { points: score, rank: ranks[index] ?? 1 }]));
}

/** Rows of the round's scores on the display. */
const ROUND_ROWS = 12;

export const roundRows = (state: GameState, round: number): BoardRow[] =>
  [...roundPlaces(state, round)].slice(0, ROUND_ROWS).flatMap(([id, { points, rank }]) => {
    const contestant = state.contestants.get(id);
    return contestant ? [{ id, rank, ...profileOf(contestant.profile), score: points }] : [];
  });
