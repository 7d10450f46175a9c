import type { ItemId } from '../../ids.ts';
import type { AnswerValue } from '../../question/question.ts';
import type { MarkGrade } from './commands.ts';

/** From which seat a mark came. */
export type Marker = 'host' | 'marker';

interface Marking {
  readonly itemId: ItemId;
  /**
   * An answer of the group, not the group itself: which answers say the same is for the question to tell, also where a later
   * release tells it better.
   */
  readonly value: AnswerValue;
  readonly by: Marker;
  /** When, in ms on the room's clock. */
  readonly at: number;
}

export interface AnswersMarked extends Marking {
  readonly type: 'answersMarked';
  readonly grade: MarkGrade;
  readonly why?: string;
}

export interface MarkTakenBack extends Marking {
  readonly type: 'markTakenBack';
}

/** Somebody has looked at all answers to an item, or says that nobody has. Nothing is scored by it. */
export interface ItemChecked {
  readonly type: 'itemChecked';
  readonly itemId: ItemId;
  readonly isChecked: boolean;
  readonly by: Marker;
  readonly at: number;
}

export type MarkEvent = AnswersMarked | MarkTakenBack;
