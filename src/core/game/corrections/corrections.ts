import type { ContestantId, ItemId } from '../../ids.ts';
import { questionsAmong, type QuestionItem } from '../../item/item.ts';
import { groupOf, keyedBy, parseAnswer, type Question } from '../../question/question.ts';
import type { FrozenQuiz } from '../../quiz/quiz.ts';
import type { AnswersMarked, MarkEvent } from '../marks/events.ts';
import { takeMark, type MarksState } from '../marks/marks.ts';
import type { CorrectionEvent, ItemVoided, KeySwapped, PointsAdjusted } from './events.ts';

/** A correction that holds, under the number of its event. */
export type Correction = { readonly n: number } & (ItemVoided | KeySwapped | PointsAdjusted | AnswersMarked);

/** What was set right after the fact. */
export interface CorrectionsState {
  /** Items that count for nobody. */
  readonly voided: Set<ItemId>;
  /** Questions whose key is another now, as the quiz has them. */
  readonly asPlayed: Map<ItemId, Question>;
  /** What each was given beside the items, or lost. */
  readonly granted: Map<ContestantId, number>;
  /** All that hold, by what they are about, the latest last. */
  readonly corrections: Map<string, Correction>;
}

/** What everybody is told of the latest correction, and when it was made, in ms on the room's clock. */
export interface Corrected {
  readonly what: 'void' | 'counts' | 'key' | 'points' | 'mark';
  /** Number of the question; absent where it is about points alone. */
  readonly n?: number;
  readonly at: number;
}

export const noCorrections = (): CorrectionsState => ({
  voided: new Set(),
  asPlayed: new Map(),
  granted: new Map(),
  corrections: new Map()
});

/** What marks and corrections change: of a room, or of an evening that is recounted. */
export interface Judged extends CorrectionsState, Pick<MarksState, 'marks'> {
  /** With the keys that hold. */
  quiz: FrozenQuiz;
}

const itemOf = ({ quiz }: Judged, id: ItemId): QuestionItem | undefined =>
  questionsAmong(quiz.items).find((item) => item.id === id);

/** Enters a correction, or takes one back, in place; `n`: number of its event. */
export function takeCorrection(on: Judged, event: CorrectionEvent, n: number): void {
  switch (event.type) {
    case 'itemVoided':
      if (event.isVoid) on.voided.add(event.itemId);
      else on.voided.delete(event.itemId);
      note(on, `void ${event.itemId}`, event.isVoid ? { n, ...event } : undefined);
      return;
    case 'keySwapped':
      if (swapKey(on, event))
        note(on, `key ${event.itemId}`, event.key === undefined ? undefined : { n, ...event });
      return;
    case 'pointsAdjusted':
      grant(on, event.contestantId, event.points);
      note(on, `points ${String(n)}`, { n, ...event });
      return;
    case 'adjustmentUndone': {
      const undone = on.corrections.get(`points ${String(event.of)}`);
      if (undone?.type !== 'pointsAdjusted') return;
      grant(on, undone.contestantId, -undone.points);
      note(on, `points ${String(event.of)}`);
    }
  }
}

/** A mark on what was revealed is a correction: everybody has seen the answer counted otherwise. */
export function noteMark(on: Judged, event: MarkEvent, n: number): void {
  const question = itemOf(on, event.itemId)?.question;
  const value = question && parseAnswer(question, event.value);
  if (!question || value === undefined) return;
  const about = `mark ${event.itemId} ${groupOf(question, value)}`;
  note(on, about, event.type === 'answersMarked' ? { n, ...event } : undefined);
}

function note({ corrections }: CorrectionsState, about: string, correction?: Correction): void {
  // What is said anew stands last.
  corrections.delete(about);
  if (correction) corrections.set(about, correction);
}

function grant({ granted }: CorrectionsState, id: ContestantId, points: number): void {
  const sum = (granted.get(id) ?? 0) + points;
  if (sum === 0) granted.delete(id);
  else granted.set(id, sum);
}

/** Whether there is such an answer. What was stored is read again as untrusted. */
function swapKey(on: Judged, { itemId, key }: KeySwapped): boolean {
  const item = itemOf(on, itemId);
  if (!item) return false;
  const played = on.asPlayed.get(itemId) ?? item.question;
  const value = key === undefined ? undefined : parseAnswer(played, key);
  const question = value === undefined ? played : keyedBy(played, value);
  if (!question || (key !== undefined && value === undefined)) return false;
  if (value === undefined) on.asPlayed.delete(itemId);
  else on.asPlayed.set(itemId, played);
  const items = on.quiz.items.map((other) => (other.id === itemId ? { ...item, question } : other));
  on.quiz = { ...on.quiz, items };
  // Which answers say the same is for the question to tell that holds now.
  const marks = [...(on.marks.get(itemId)?.values() ?? [])];
  on.marks.get(itemId)?.clear();
  for (const mark of marks) takeMark(on, question, mark);
  return true;
}
