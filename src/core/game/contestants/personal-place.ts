import type { ContestantId } from '../../ids.ts';
import type { Contestant } from './contestants.ts';
import type { Standing } from './standings.ts';

/** A rank, and who is just ahead of it. */
export interface Place {
  readonly rank: number;
  readonly ahead: Contestant | undefined;
}

/** Before the first reveal everybody shares the first place. */
export const SHARED_FIRST: Place = { rank: 1, ahead: undefined };

/** Everybody's place, and who stands on the next better one: of equals the last, who is just ahead on the list. */
export function placesOf(rows: readonly Standing[]): ReadonlyMap<ContestantId, Place> {
  const places = new Map<ContestantId, Place>();
  let ahead: Contestant | undefined;
  let above: Standing | undefined;
  for (const row of rows) {
    if (above && above.rank < row.rank) ahead = above.contestant;
    places.set(row.contestant.id, { rank: row.rank, ahead });
    above = row;
  }
  return places;
}
