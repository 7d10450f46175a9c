import type { ContestantId, ItemId } from '../../ids.ts';

/** What a host may order of sheets. `from` names the step that was on when the button was pressed [GAME-5]. */
export type SheetCommand =
  /** Opens a whole sheet beside what is on; `round` is an index [GAME-67]. */
  | { readonly type: 'handOut'; readonly from: string; readonly round: number }
  /** Shows a question again that was presented; without one all of them. */
  | { readonly type: 'showAgain'; readonly from: string; readonly itemId?: ItemId | undefined }
  /** Announces the closing, in so many ms; `lateMs`: so long afterwards those who were away may deliver [CLOCK-6]. */
  | {
      readonly type: 'closeSheet';
      readonly from: string;
      readonly inMs: number;
      readonly lateMs?: number | undefined;
    }
  /** Takes the closing back, announced or done, until the walk begins. */
  | { readonly type: 'reopenSheet'; readonly from: string }
  /** So much more time for one contestant alone. */
  | {
      readonly type: 'extraTime';
      readonly from: string;
      readonly contestant: ContestantId;
      readonly byMs: number;
    }
  /** A question of the sheet does not count, or counts again. */
  | {
      readonly type: 'dropItem';
      readonly from: string;
      readonly itemId: ItemId;
      readonly isOut: boolean;
    };
