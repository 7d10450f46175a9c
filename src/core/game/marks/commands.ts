import type { ItemId } from '../../ids.ts';
import type { Marker } from './events.ts';

/** How right a person calls an answer: wrong, half right, right. */
export const markGrades = [0, 0.5, 1] as const;
export type MarkGrade = (typeof markGrades)[number];

/** Longest reason for a mark, in UTF-16 units. */
export const MAX_MARK_REASON = 200;

/** What a host may say of the answers that say the same as `value` [SCORING-7]. */
export type MarkCommand =
  | {
      readonly type: 'mark';
      readonly itemId: ItemId;
      /** One of these answers, as it came from the client; checked against the question. */
      readonly value: unknown;
      readonly grade: MarkGrade;
      readonly why?: string;
      readonly by?: Marker;
    }
  /** The answers count again as their question grades them. */
  | { readonly type: 'unmark'; readonly itemId: ItemId; readonly value: unknown; readonly by?: Marker }
  /** The answers to this item that nobody marked stay as their question grades them: a person has looked; or has not. */
  | {
      readonly type: 'checkItem';
      readonly itemId: ItemId;
      readonly isChecked: boolean;
      readonly by?: Marker;
    };
