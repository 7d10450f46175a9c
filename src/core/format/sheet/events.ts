import type { ContestantId } from '../../ids.ts';

/** Times are ms on the room's clock; `round` and `item` are indexes into the frozen quiz's. */
export type SheetEvent =
  | { readonly type: 'sheetIntroduced'; readonly round: number; readonly item: number }
  /** An item is on, and stays on the sheet. */
  | { readonly type: 'sheetPresented'; readonly round: number; readonly item: number; readonly at: number }
  /** A whole sheet is open from now on, beside whatever is on [GAME-67]. */
  | { readonly type: 'sheetHandedOut'; readonly round: number; readonly at: number }
  /** What is shown of it: a question that was presented, or all of them. */
  | { readonly type: 'sheetShown'; readonly round: number; readonly item?: number }
  | {
      readonly type: 'sheetClosing';
      readonly round: number;
      readonly closesAt: number;
      readonly lateMs: number;
    }
  | { readonly type: 'sheetClosed'; readonly round: number; readonly at: number }
  | { readonly type: 'sheetReopened'; readonly round: number }
  /** One contestant may write until then. */
  | {
      readonly type: 'sheetExtended';
      readonly round: number;
      readonly contestant: ContestantId;
      readonly until: number;
    }
  /** Closing and extra time moved: nothing could be stored meanwhile. */
  | { readonly type: 'sheetShifted'; readonly round: number; readonly byMs: number }
  | { readonly type: 'sheetHandedIn'; readonly round: number; readonly contestant: ContestantId }
  | { readonly type: 'sheetTakenBack'; readonly round: number; readonly contestant: ContestantId }
  /** The question does not count, or does again. */
  | { readonly type: 'sheetItemDropped'; readonly item: number }
  | { readonly type: 'sheetItemRestored'; readonly item: number }
  | { readonly type: 'sheetRecalled'; readonly round: number; readonly item: number }
  | { readonly type: 'sheetScored'; readonly round: number }
  | { readonly type: 'sheetBoardShown'; readonly round: number };
