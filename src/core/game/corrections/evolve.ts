import type { ItemId } from '../../ids.ts';
import { questionsAmong } from '../../item/item.ts';
import { recountItem, retell } from '../scores/scores.ts';
import type { EvolveTable } from '../slice.ts';
import type { GameState } from '../state.ts';
import { takeCorrection } from './corrections.ts';
import type { AdjustmentUndone, CorrectionEvent, ItemVoided, KeySwapped, PointsAdjusted } from './events.ts';
import { tellCorrection } from './tell.ts';

/** A correction of an item that was revealed rescores everybody at once [SCORING-13] [SCORING-14]. */
function correctedItem(state: GameState, event: ItemVoided | KeySwapped): void {
  if (!itemIn(state, event.itemId)) return;
  const outcome = state.outcomes.get(event.itemId);
  takeCorrection(state, event, state.seq);
  // In place: in a row is in the order of the reveals.
  if (outcome === 'revealed' || outcome === 'voided')
    state.outcomes.set(event.itemId, state.voided.has(event.itemId) ? 'voided' : 'revealed');
  tellCorrection(state, event);
  const item = itemIn(state, event.itemId);
  if (item && outcome !== undefined) recountItem(state, item);
}

/** Points beside the items change nothing but totals. */
function adjusted(state: GameState, event: PointsAdjusted | AdjustmentUndone): void {
  takeCorrection(state, event, state.seq);
  tellCorrection(state, event);
  retell(state);
}

const itemIn = ({ quiz }: GameState, id: ItemId) => questionsAmong(quiz.items).find((item) => item.id === id);

export const evolveCorrections: EvolveTable<CorrectionEvent['type']> = {
  itemVoided: correctedItem,
  keySwapped: correctedItem,
  pointsAdjusted: adjusted,
  adjustmentUndone: adjusted
};
