import type { ContestantId } from '../../ids.ts';
import type { Profile } from './profile.ts';

export interface BoardRow extends Profile {
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
