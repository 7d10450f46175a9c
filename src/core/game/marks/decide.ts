import { formatAsking } from '../../format/format-of.ts';
import type { ItemId } from '../../ids.ts';
import { parseAnswer, type AnswerValue } from '../../question/question.ts';
import { questionsAmong, type QuestionItem } from '../../item/item.ts';
import { visibleText } from '../../text/visible-text.ts';
import type { Rejection } from '../commands.ts';
import { accept, reject } from '../decision.ts';
import type { DecideTable } from '../slice.ts';
import type { GameState } from '../state.ts';
import type { MarkCommand } from './commands.ts';

export const decideMarks: DecideTable<MarkCommand['type']> = {
  mark(state, { itemId, value, grade, why }, { now }) {
    const marked = answerOf(state, itemId, value);
    if (typeof marked === 'string') return reject(marked);
    const reason = why && visibleText(why);
    const mark = { type: 'answersMarked' as const, itemId, ...marked, grade, by: 'host' as const, at: now };
    return accept(reason ? { ...mark, why: reason } : mark);
  },
  unmark(state, { itemId, value }, { now }) {
    const marked = answerOf(state, itemId, value);
    if (typeof marked === 'string') return reject(marked);
    return accept({ type: 'markTakenBack', itemId, ...marked, by: 'host', at: now });
  }
};

/** The answer that stands for its group, where the item can be marked; else why not [SCORING-10]. */
function answerOf(
  state: GameState,
  itemId: ItemId,
  untrusted: unknown
): { readonly value: AnswerValue } | Rejection {
  const item = questionsAmong(state.quiz.items).find(({ id }) => id === itemId);
  if (!item || !isLocked(state, item)) return 'notNow';
  const value = parseAnswer(item.question, untrusted);
  return value === undefined ? 'badAnswer' : { value };
}

const isLocked = (state: GameState, { id }: QuestionItem): boolean =>
  state.outcomes.get(id) === 'revealed' || formatAsking(state, id)?.windowOf(state, id) === 'tooLate';
