import type { ContestantId, ItemId } from '../../ids.ts';
import type { Marker } from '../marks/events.ts';

/** Longest reason for a correction, in UTF-16 units. */
export const MAX_CORRECTION_REASON = 200;
/** Most points that are given or taken at a time. */
export const MAX_ADJUSTMENT = 100_000;

interface Reasoned {
  readonly why?: string;
  readonly by?: Marker;
}

export type CorrectionCommand =
  /** The item counts for nobody, or counts again [GAME-83]. */
  | ({ readonly type: 'voidItem'; readonly itemId: ItemId; readonly isVoid: boolean } & Reasoned)
  /** Another answer is the right one, as it would come from a client; `null`: again the one of the quiz. */
  | ({ readonly type: 'swapKey'; readonly itemId: ItemId; readonly key: unknown } & Reasoned)
  /** Points for one contestant, or from it, which want a reason. */
  | ({
      readonly type: 'adjustPoints';
      readonly contestantId: ContestantId;
      readonly points: number;
    } & Reasoned)
  /** Takes these points back; `n`: number of the correction. */
  | { readonly type: 'undoAdjustment'; readonly n: number; readonly by?: Marker };
