import type { ContestantId } from '../../ids.ts';
import type { RowOfTeam } from '../teams/view.ts';
import type { Profile } from './profile.ts';

/** A row of a scoreboard, a podium or the standings. */
export interface BoardRow extends Profile, RowOfTeam {
  readonly id: ContestantId;
  readonly rank: number;
  readonly score: number;
  /** Places gained (> 0) or lost since the last reveal; absent for who is new. */
  readonly moved?: number;
  /** On the scoreboard: what the last item brought or cost, where it did. */
  readonly won?: number;
  /** On the scoreboard: right answers in a row, from two on. */
  readonly streak?: number;
}
