import type { EvolveTable } from '../slice.ts';
import type { GameState } from '../state.ts';
import { takeCorrection } from './corrections.ts';
import type { CorrectionEvent } from './events.ts';
import { tellCorrection } from './tell.ts';
import { recountAll } from '../scores/scores.ts';

/** A correction of what was revealed rescores everybody at once [SCORING-13]. */
function corrected(state: GameState, event: CorrectionEvent): void {
  takeCorrection(state, event, state.seq);
  if (
    event.type === 'itemVoided' &&
    state.outcomes.get(event.itemId) === (event.isVoid ? 'revealed' : 'voided')
  )
    // In place: in a row is in the order of the reveals.
    state.outcomes.set(event.itemId, event.isVoid ? 'voided' : 'revealed');
  tellCorrection(state, event);
  recountAll(state);
}

export const evolveCorrections: EvolveTable<CorrectionEvent['type']> = {
  itemVoided: corrected,
  keySwapped: corrected,
  pointsAdjusted: corrected,
  adjustmentUndone: corrected
};
