import { questionsAmong } from '../../item/item.ts';
import type { EvolveTable } from '../slice.ts';
import { tellCorrection } from '../corrections/tell.ts';
import { noteMark } from '../corrections/corrections.ts';
import type { GameState } from '../state.ts';
import type { MarkEvent } from './events.ts';
import { takeMark } from './marks.ts';
import { rescore, scoresNow } from './rescore.ts';

function entered(state: GameState, event: MarkEvent): void {
  const item = questionsAmong(state.quiz.items).find(({ id }) => id === event.itemId);
  if (!item) return;
  const before = scoresNow(state, item);
  takeMark(state, item.question, event);
  if (!state.outcomes.has(item.id)) return;
  noteMark(state, event, state.seq);
  tellCorrection(state, event);
  if (state.outcomes.get(item.id) === 'revealed') rescore(state, item, before);
}

/** A mark before the reveal waits for it; one after it rescores everybody at once [SCORING-11]. */
export const evolveMarks: EvolveTable<MarkEvent['type'] | 'itemChecked'> = {
  answersMarked: entered,
  markTakenBack: entered,
  itemChecked(state, { itemId, isChecked }) {
    if (isChecked) state.checked.add(itemId);
    else state.checked.delete(itemId);
  }
};
