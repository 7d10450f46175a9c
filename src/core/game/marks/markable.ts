import { formatAsking } from '../../format/format-of.ts';
import type { QuestionItem } from '../../item/item.ts';
import type { GameState } from '../state.ts';

/** Whether the answers to an item can be marked: from its lock on, and not where it was skipped [SCORING-10]. */
export const isMarkable = (state: GameState, { id }: QuestionItem): boolean => {
  const outcome = state.outcomes.get(id);
  return outcome === undefined
    ? formatAsking(state, id)?.windowOf(state, id) === 'tooLate'
    : outcome !== 'skipped';
};
