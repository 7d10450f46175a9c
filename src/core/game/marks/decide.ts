import type { ItemId } from '../../ids.ts';
import { parseAnswer, type AnswerValue } from '../../question/question.ts';
import { questionsAmong } from '../../item/item.ts';
import { visibleText } from '../../text/visible-text.ts';
import type { Rejection } from '../commands.ts';
import { accept, reject } from '../decision.ts';
import type { DecideTable } from '../slice.ts';
import type { GameState } from '../state.ts';
import type { MarkCommand } from './commands.ts';
import { isMarkable } from './markable.ts';

export const decideMarks: DecideTable<MarkCommand['type']> = {
  mark(state, { itemId, value, grade, why, by = 'host' }, { now }) {
    const marked = answerOf(state, itemId, value);
    if (typeof marked === 'string') return reject(marked);
    const reason = why && visibleText(why);
    const mark = { type: 'answersMarked' as const, itemId, ...marked, grade, by, at: now };
    return accept(reason ? { ...mark, why: reason } : mark);
  },
  unmark(state, { itemId, value, by = 'host' }, { now }) {
    const marked = answerOf(state, itemId, value);
    if (typeof marked === 'string') return reject(marked);
    return accept({ type: 'markTakenBack', itemId, ...marked, by, at: now });
  },
  checkItem(state, { itemId, isChecked, by = 'host' }, { now }) {
    const item = questionsAmong(state.quiz.items).find(({ id }) => id === itemId);
    if (!item || !isMarkable(state, item)) return reject('notNow');
    if (state.checked.has(itemId) === isChecked) return accept();
    return accept({ type: 'itemChecked', itemId, isChecked, by, at: now });
  }
};

/** The answer that stands for its group, where the item can be marked; else why not [SCORING-10]. */
function answerOf(
  state: GameState,
  itemId: ItemId,
  untrusted: unknown
): { readonly value: AnswerValue } | Rejection {
  const item = questionsAmong(state.quiz.items).find(({ id }) => id === itemId);
  if (!item || !isMarkable(state, item)) return 'notNow';
  const value = parseAnswer(item.question, untrusted);
  return value === undefined ? 'badAnswer' : { value };
}
