import { currentItem, type GameState } from '../state.ts';
import type { HostView } from '../views.ts';
import { marksOn } from './marks.ts';

/** What was said of answers to the item that is on, the latest last. */
export function marksPart(state: GameState): Pick<HostView, 'marks'> {
  const item = currentItem(state);
  if (!item) return {};
  const marks = [...marksOn(state, item.id).values()];
  return marks.length > 0
    ? { marks: marks.map(({ value, grade, why }) => ({ value, grade, ...(why !== undefined && { why }) })) }
    : {};
}
