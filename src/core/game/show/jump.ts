import { formatNamed, formatOf } from '../../format/format-of.ts';
import type { ItemId } from '../../ids.ts';
import { accept, reject, type Decision } from '../decision.ts';
import type { GameState } from '../state.ts';

/** Whether the host may go elsewhere from here: nobody waits for anything that would be lost [GAME-35]. */
export const mayJump = (state: GameState): boolean =>
  state.phase.name === 'lobby' || (formatOf(state)?.mayLeave(state) ?? false);

/** To an item that was not on yet; what lies between stays for later. */
export function jump(state: GameState, itemId: ItemId, now: number): Decision {
  const index = state.quiz.items.findIndex(({ id }) => id === itemId);
  const item = state.quiz.items[index];
  if (!item || !mayJump(state) || state.begun.has(index)) return reject('notNow');
  const events = formatNamed(state.quiz.rounds[item.round]?.format).enterAt(state, index, now);
  return events.length > 0 ? accept(...events) : reject('notNow');
}
