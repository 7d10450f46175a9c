import type { ItemId } from '../../ids.ts';
import { questionNumber } from '../../item/item.ts';
import type { MarkEvent } from '../marks/events.ts';
import type { GameState } from '../state.ts';
import type { Corrected } from './corrections.ts';
import type { CorrectionEvent } from './events.ts';

export interface ToldCorrection {
  /** The latest correction of what was revealed. */
  corrected: Corrected | undefined;
}

export const nothingCorrected = (): ToldCorrection => ({ corrected: undefined });

/** Everybody is told what was set right, of what everybody has seen. */
export function tellCorrection(state: GameState, event: CorrectionEvent | MarkEvent): void {
  const { at } = event;
  if (event.type === 'pointsAdjusted' || event.type === 'adjustmentUndone') {
    state.corrected = { what: 'points', at };
    return;
  }
  if (!state.outcomes.has(event.itemId)) return;
  const n = numberOf(state, event.itemId);
  if (event.type === 'itemVoided') state.corrected = { what: event.isVoid ? 'void' : 'counts', n, at };
  else state.corrected = { what: event.type === 'keySwapped' ? 'key' : 'mark', n, at };
}

export const numberOf = ({ quiz }: GameState, id: ItemId): number =>
  questionNumber(
    quiz.items,
    quiz.items.findIndex((item) => item.id === id)
  );
