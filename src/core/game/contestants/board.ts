import { profileOf } from './profile.ts';
import type { BoardRow } from '../views.ts';
import type { Standing } from './standings.ts';

/** Rows of the scoreboard on the display. */
export const BOARD_ROWS = 10;

export const boardRow = ({ contestant, rank }: Standing): BoardRow => ({
  id: contestant.id,
  rank,
  ...profileOf(contestant.profile),
  score: contestant.score,
  ...(contestant.rankBefore !== undefined && { moved: contestant.rankBefore - rank })
});

/** The first rows, then at most one further down: the best climb. */
export function board(rows: readonly Standing[]): BoardRow[] {
  const top = rows.slice(0, BOARD_ROWS).map(boardRow);
  let climb: BoardRow | undefined;
  for (const row of rows.slice(BOARD_ROWS)) {
    const candidate = boardRow(row);
    if ((candidate.moved ?? 0) > Math.max(0, climb?.moved ?? 0)) climb = candidate;
  }
  return climb ? [...top, climb] : top;
}
