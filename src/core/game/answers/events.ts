import type { ItemId, PlayerId } from '../../ids.ts';
import type { AnswerValue } from '../../question/question.ts';

export interface AnswerAccepted {
  readonly type: 'answerAccepted';
  readonly itemId: ItemId;
  readonly playerId: PlayerId;
  readonly value: AnswerValue;
  readonly revision: number;
  readonly tapMs: number;
  readonly commandId: string;
  /** True where nothing but drafts came [GAME-19]. */
  readonly isDraft?: true;
}

/** What is right may be known from now on, whatever the format of its round; `item` is an index into the quiz's items. */
export interface ItemRevealed {
  readonly type: 'itemRevealed';
  readonly item: number;
}
