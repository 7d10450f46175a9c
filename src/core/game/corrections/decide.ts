import type { ItemId } from '../../ids.ts';
import { questionsAmong, type QuestionItem } from '../../item/item.ts';
import { keyedBy, parseAnswer } from '../../question/question.ts';
import { visibleText } from '../../text/visible-text.ts';
import { accept, reject } from '../decision.ts';
import { isMarkable } from '../marks/markable.ts';
import type { DecideTable } from '../slice.ts';
import type { GameState } from '../state.ts';
import { MAX_ADJUSTMENT, type CorrectionCommand } from './commands.ts';

/** Adjustments that hold at a time: each is a line that somebody reads. */
const MOST_CORRECTIONS = 1_000;

export const decideCorrections: DecideTable<CorrectionCommand['type']> = {
  voidItem(state, { itemId, isVoid, why, by = 'host' }, { now }) {
    if (!closedItem(state, itemId)) return reject('notNow');
    if (state.voided.has(itemId) === isVoid) return accept();
    return accept({ type: 'itemVoided', itemId, isVoid, by, at: now, ...reason(why) });
  },
  swapKey(state, { itemId, key, why, by = 'host' }, { now }) {
    const item = closedItem(state, itemId);
    if (!item) return reject('notNow');
    const told = { type: 'keySwapped' as const, itemId, by, at: now, ...reason(why) };
    if (key === null) return state.asPlayed.has(itemId) ? accept(told) : accept();
    const value = parseAnswer(item.question, key);
    if (value === undefined || !keyedBy(item.question, value)) return reject('badAnswer');
    return accept({ ...told, key: value });
  },
  adjustPoints(state, { contestantId, points, why, by = 'host' }, { now }) {
    if (!state.contestants.has(contestantId)) return reject('unknownPlayer');
    const told = reason(why);
    const isWhole = Number.isSafeInteger(points) && points !== 0 && Math.abs(points) <= MAX_ADJUSTMENT;
    if (!isWhole || !('why' in told)) return reject('badAnswer');
    if (state.corrections.size >= MOST_CORRECTIONS) return reject('notNow');
    return accept({ type: 'pointsAdjusted', contestantId, points, by, at: now, ...told });
  },
  undoAdjustment(state, { n, by = 'host' }, { now }) {
    return state.corrections.has(`points ${String(n)}`)
      ? accept({ type: 'adjustmentUndone', of: n, by, at: now })
      : accept();
  }
};

const closedItem = (state: GameState, itemId: ItemId): QuestionItem | undefined =>
  questionsAmong(state.quiz.items).find((item) => item.id === itemId && isMarkable(state, item));

function reason(why: string | undefined): { readonly why?: string } {
  const told = why && visibleText(why);
  return told ? { why: told } : {};
}
