import type { ContestantId } from '../../ids.ts';
import type { Profile } from '../contestants/profile.ts';

/** Somebody who shares the place; the guess from when it is told, and for the host at once. */
export interface TiedRow extends Profile {
  readonly id: ContestantId;
  readonly guess?: number;
  /** Nobody was nearer. */
  readonly isNearest?: true;
}

/** A tie-break that is on [GAME-89]; workers up to 0.2.0 know none. */
export interface TieBreakView {
  readonly place: number;
  readonly prompt: string;
  readonly unit: string;
  readonly among: readonly TiedRow[];
  /** Once it is told. */
  readonly correct?: number;
}

export interface SharedTie {
  readonly tieBreak?: TieBreakView;
}

export interface HostTie {
  /** A place of the first three that several share, and that the host may have decided now. */
  readonly tie?: { readonly place: number; readonly names: readonly string[] };
}
