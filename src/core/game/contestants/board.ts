import { profileOf } from './profile.ts';
import type { BoardRow } from '../views.ts';
import type { ContestantId } from '../../ids.ts';
import type { Score } from '../../scoring/score-item.ts';
import type { Standing } from './standings.ts';

/** Rows of the scoreboard on the display. */
export const BOARD_ROWS = 10;

export const boardRow = ({ contestant, rank }: Standing): BoardRow => ({
  id: contestant.id,
  rank,
  ...profileOf(contestant.profile),
  ...(contestant.team && { colour: contestant.team.colour }),
  ...(contestant.team?.isPaper && { isPaper: true }),
  score: contestant.score,
  ...(contestant.rankBefore !== undefined && { moved: contestant.rankBefore - rank })
});

/** A row with what the last item did to it. */
function scoreboardRow(standing: Standing, scores: ReadonlyMap<ContestantId, Score>): BoardRow {
  const { id, streak } = standing.contestant;
  const won = scores.get(id)?.points ?? 0;
  return { ...boardRow(standing), ...(won !== 0 && { won }), ...(streak > 1 && { streak }) };
}

/**
 * The first rows, then at most one further down: the best climb.
 *
 * @param scores of the last item
 */
export function board(rows: readonly Standing[], scores: ReadonlyMap<ContestantId, Score>): BoardRow[] {
  let climb: { readonly row: Standing; readonly moved: number } | undefined;
  for (const row of rows.slice(BOARD_ROWS)) {
    const { moved = 0 } = boardRow(row);
    if (moved > (climb?.moved ?? 0)) climb = { row, moved };
  }
  return [...rows.slice(0, BOARD_ROWS), ...(climb ? [climb.row] : [])].map((row) =>
    scoreboardRow(row, scores)
  );
}
