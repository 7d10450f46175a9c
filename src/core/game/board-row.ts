import type { ContestantId } from '../ids.ts';
import type { Profile } from './contestants/profile.ts';
import type { RowOfTeam } from './teams/view.ts';

/** A row of the scoreboard and of the standings. */
export interface BoardRow extends Profile, RowOfTeam {
  readonly id: ContestantId;
  readonly rank: number;
  readonly score: number;
  /** Places gained (> 0) or lost since the last reveal; absent for who is new. */
  readonly moved?: number;
  /** On the scoreboard: what the last item brought, where it brought something. */
  readonly won?: number;
  /** On the scoreboard: right answers in a row, from two on. */
  readonly streak?: number;
}
