import type { ContestantId, ItemId } from '../../ids.ts';
import { questionsAmong } from '../../item/item.ts';
import { rankBefore, rescore, scoresNow } from '../marks/rescore.ts';
import type { EvolveTable } from '../slice.ts';
import type { GameState } from '../state.ts';
import { takeCorrection } from './corrections.ts';
import type { AdjustmentUndone, CorrectionEvent, ItemVoided, KeySwapped, PointsAdjusted } from './events.ts';
import { tellCorrection } from './tell.ts';

/** A correction of an item that was revealed rescores everybody at once [SCORING-13] [SCORING-14]. */
function correctedItem(state: GameState, event: ItemVoided | KeySwapped): void {
  const before = itemIn(state, event.itemId);
  if (!before) return;
  const scores = scoresNow(state, before);
  const outcome = state.outcomes.get(before.id);
  takeCorrection(state, event, state.seq);
  // In place: in a row is in the order of the reveals.
  if (outcome === 'revealed' || outcome === 'voided')
    state.outcomes.set(before.id, state.voided.has(before.id) ? 'voided' : 'revealed');
  tellCorrection(state, event);
  const item = itemIn(state, before.id);
  if (item && outcome !== undefined) rescore(state, item, scores, outcome === 'revealed');
}

/** Points beside the items change nothing else. */
function adjusted(state: GameState, event: PointsAdjusted | AdjustmentUndone): void {
  const id = event.type === 'pointsAdjusted' ? event.contestantId : undoneIn(state, event.of);
  const contestant = id && state.contestants.get(id);
  const before = id ? (state.granted.get(id) ?? 0) : 0;
  takeCorrection(state, event, state.seq);
  tellCorrection(state, event);
  if (!contestant) return;
  contestant.score += (state.granted.get(contestant.id) ?? 0) - before;
  rankBefore(state);
}

const itemIn = ({ quiz }: GameState, id: ItemId) => questionsAmong(quiz.items).find((item) => item.id === id);

function undoneIn({ corrections }: GameState, n: number): ContestantId | undefined {
  const undone = corrections.get(`points ${String(n)}`);
  return undone?.type === 'pointsAdjusted' ? undone.contestantId : undefined;
}

export const evolveCorrections: EvolveTable<CorrectionEvent['type']> = {
  itemVoided: correctedItem,
  keySwapped: correctedItem,
  pointsAdjusted: adjusted,
  adjustmentUndone: adjusted
};
