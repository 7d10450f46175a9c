import type { ContestantId } from '../../ids.ts';
import { estimateDistance } from '../../question/number-estimate/estimate-distance.ts';
import type { EvolveTable } from '../slice.ts';
import type { GameState } from '../state.ts';
import type { TieBreakEvent } from './events.ts';

/** A number that those who share a place were asked for. */
export interface TieBreak {
  /** The place that they share, from 1. */
  readonly place: number;
  readonly among: readonly ContestantId[];
  readonly prompt: string;
  readonly correct: number;
  readonly unit: string;
  readonly guesses: Map<ContestantId, number>;
  isTold: boolean;
}

export interface TieBreakState {
  /** In the order in which they were asked; the last may be on. */
  readonly tieBreaks: TieBreak[];
}

export const noTieBreaks = (): TieBreakState => ({ tieBreaks: [] });

/**
 * Who stands before whom among equals [SCORING-27]: the lower the number, the nearer the guess; 0 or none for who took no part. Of several
 * the last that somebody took part in counts.
 */
export function tieOrder(tieBreaks: readonly TieBreak[]): ReadonlyMap<ContestantId, number> {
  const order = new Map<ContestantId, number>();
  for (const { among, correct, guesses, isTold } of tieBreaks) {
    if (!isTold) continue;
    const off = (id: ContestantId) => {
      const guess = guesses.get(id);
      return guess === undefined ? Infinity : estimateDistance(guess, correct);
    };
    for (const id of among) order.set(id, -among.filter((other) => off(other) > off(id)).length);
  }
  return order;
}

const changes: {
  readonly [T in TieBreakEvent['type']]: (
    state: TieBreakState,
    event: Extract<TieBreakEvent, { type: T }>
  ) => void;
} = {
  tieBreakOpened({ tieBreaks }, { place, among, prompt, correct, unit }) {
    tieBreaks.push({ place, among, prompt, correct, unit, guesses: new Map(), isTold: false });
  },
  tieGuessed({ tieBreaks }, { contestantId, value }) {
    tieBreaks.at(-1)?.guesses.set(contestantId, value);
  },
  tieBreakTold({ tieBreaks }) {
    const last = tieBreaks.at(-1);
    if (last) last.isTold = true;
  }
};

export const evolveTieBreak: EvolveTable<TieBreakEvent['type']> = {
  tieBreakOpened(state: GameState, event) {
    changes.tieBreakOpened(state, event);
    state.phase = { name: 'tieBreak', n: state.tieBreaks.length, isTold: false };
  },
  tieGuessed: changes.tieGuessed,
  tieBreakTold(state: GameState, event) {
    changes.tieBreakTold(state, event);
    state.phase = { name: 'tieBreak', n: state.tieBreaks.length, isTold: true };
    for (const [id, tie] of tieOrder(state.tieBreaks)) {
      const contestant = state.contestants.get(id);
      if (contestant) contestant.tie = tie;
    }
  }
};

/** The tie-breaks after these events, in the order in which they happened. */
export function tieBreaksAfter(events: Iterable<TieBreakEvent>): readonly TieBreak[] {
  const state = noTieBreaks();
  // Looked up by the event's own type: each entry meets none but its own.
  for (const event of events)
    (changes[event.type] as (state: TieBreakState, event: TieBreakEvent) => void)(state, event);
  return state.tieBreaks;
}
