import type { ContestantId, ItemId } from '../../ids.ts';
import type { AnswerValue } from '../../question/question.ts';
import type { Marker } from '../marks/events.ts';

interface Told {
  readonly by: Marker;
  /** When, in ms on the room's clock. */
  readonly at: number;
  readonly why?: string;
}

export type ItemVoided = Told & {
  readonly type: 'itemVoided';
  readonly itemId: ItemId;
  readonly isVoid: boolean;
};
/** `key`: the answer that is right instead; absent: the key of the quiz holds again. */
export type KeySwapped = Told & {
  readonly type: 'keySwapped';
  readonly itemId: ItemId;
  readonly key?: AnswerValue;
};
export type PointsAdjusted = Told & {
  readonly type: 'pointsAdjusted';
  readonly contestantId: ContestantId;
  readonly points: number;
};
/** `of`: number of the event that is taken back. */
export type AdjustmentUndone = Told & { readonly type: 'adjustmentUndone'; readonly of: number };

export type CorrectionEvent = ItemVoided | KeySwapped | PointsAdjusted | AdjustmentUndone;
