import type { ItemId } from '../../ids.ts';
import { groupOf, parseAnswer, type Question } from '../../question/question.ts';
import { questionsAmong } from '../../item/item.ts';
import type { FrozenQuiz } from '../../quiz/quiz.ts';
import type { AnswersMarked, MarkEvent } from './events.ts';

/** What a person said of answers, the last word on each group. */
export interface MarksState {
  readonly marks: Map<ItemId, Map<string, AnswersMarked>>;
  /** Items of which a person has looked at all answers. */
  readonly checked: Set<ItemId>;
}

export const noMarks = (): MarksState => ({ marks: new Map(), checked: new Set() });

const NO_MARKS: ReadonlyMap<string, AnswersMarked> = new Map();
export const marksOn = (
  { marks }: { readonly marks: ReadonlyMap<ItemId, ReadonlyMap<string, AnswersMarked>> },
  item: ItemId
): ReadonlyMap<string, AnswersMarked> => marks.get(item) ?? NO_MARKS;

/** The types of its events, as they are stored. */
export const markEvents: readonly MarkEvent['type'][] = ['answersMarked', 'markTakenBack'];

/**
 * Enters a mark, or takes one back, in place. What was stored is read again as untrusted: a value that is no answer to the
 * question marks nothing.
 */
export function takeMark(
  { marks }: Pick<MarksState, 'marks'>,
  question: Question | undefined,
  event: MarkEvent
): void {
  const value = question && parseAnswer(question, event.value);
  if (!question || value === undefined) return;
  const group = groupOf(question, value);
  const given = marks.get(event.itemId) ?? new Map<string, AnswersMarked>();
  // What is said anew stands last, also in a list of marks.
  given.delete(group);
  if (event.type === 'answersMarked') given.set(group, event);
  marks.set(event.itemId, given);
}

/** The marks that hold after these events, in the order in which they happened. */
export function marksAfter(quiz: FrozenQuiz, events: Iterable<MarkEvent>): MarksState['marks'] {
  const questions = new Map(questionsAmong(quiz.items).map(({ id, question }) => [id, question]));
  const state = noMarks();
  for (const event of events) takeMark(state, questions.get(event.itemId), event);
  return state.marks;
}
