import { questionsAmong } from '../../item/item.ts';
import { rescore } from '../scores/scores.ts';
import type { EvolveTable } from '../slice.ts';
import type { GameState } from '../state.ts';
import type { MarkEvent } from './events.ts';
import { takeMark } from './marks.ts';

function entered(state: GameState, event: MarkEvent): void {
  const item = questionsAmong(state.quiz.items).find(({ id }) => id === event.itemId);
  if (!item) return;
  takeMark(state, item.question, event);
  if (state.outcomes.get(item.id) === 'revealed') rescore(state, item);
}

/** A mark before the reveal waits for it; one after it rescores everybody at once [SCORING-11]. */
export const evolveMarks: EvolveTable<MarkEvent['type']> = {
  answersMarked: entered,
  markTakenBack: entered
};
