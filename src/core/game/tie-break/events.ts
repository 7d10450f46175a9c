import type { ContestantId } from '../../ids.ts';

export type TieBreakEvent =
  /** A number is asked of those who share a place; whoever comes nearest has it. */
  | {
      readonly type: 'tieBreakOpened';
      readonly place: number;
      readonly among: readonly ContestantId[];
      readonly prompt: string;
      readonly correct: number;
      readonly unit: string;
    }
  | {
      readonly type: 'tieGuessed';
      readonly contestantId: ContestantId;
      readonly value: number;
      readonly by: 'player' | 'host';
    }
  | { readonly type: 'tieBreakTold' };

/** The types of its events, as they are stored. */
export const tieBreakEvents: readonly TieBreakEvent['type'][] = [
  'tieBreakOpened',
  'tieGuessed',
  'tieBreakTold'
];
