import type { ItemId } from '../../ids.ts';
import type { FrozenQuiz } from '../../quiz/quiz.ts';
import { questionsAmong } from '../../item/item.ts';
import { markEvents, noMarks, takeMark } from '../marks/marks.ts';
import type { MarkEvent } from '../marks/events.ts';
import { noCorrections, noteMark, takeCorrection, type Judged } from './corrections.ts';
import type { CorrectionEvent } from './events.ts';

const correctionEvents: readonly CorrectionEvent['type'][] = [
  'itemVoided',
  'keySwapped',
  'pointsAdjusted',
  'adjustmentUndone'
];

/** The types of all events that judge answers, as they are stored. */
export const judgingEvents: readonly string[] = [...markEvents, ...correctionEvents];

/** An event as it was stored, with its number. */
export interface StoredJudgement {
  readonly n: number;
  readonly event: { readonly type: string };
}

const isOf = <E extends { readonly type: string }>(
  types: readonly E['type'][],
  event: { readonly type: string }
): event is E => types.includes(event.type);

/**
 * What holds after these events, in the order in which they happened, by the functions of the room. Among them stand the reveals:
 * a mark on what was revealed is a correction.
 */
export function judgedAfter(quiz: FrozenQuiz, events: Iterable<StoredJudgement>): Judged {
  const { marks } = noMarks();
  const judged: Judged = { ...noCorrections(), marks, quiz };
  const revealed = new Set<ItemId>();
  for (const { n, event } of events) {
    if (isOf<CorrectionEvent>(correctionEvents, event)) takeCorrection(judged, event, n);
    else if (isOf<MarkEvent>(markEvents, event)) {
      const item = questionsAmong(judged.quiz.items).find(({ id }) => id === event.itemId);
      takeMark(judged, item?.question, event);
      if (revealed.has(event.itemId)) noteMark(judged, event, n);
    } else if (event.type === 'itemRevealed' && 'item' in event && typeof event.item === 'number') {
      const item = quiz.items[event.item];
      if (item) revealed.add(item.id);
    }
  }
  return judged;
}
