import type { DisplayView } from '#core/game/views.ts';
import type { BedName } from '../sound/stage-sound.ts';
import type { Cue } from './cue.ts';

export type MomentName =
  | 'lobby'
  | 'round'
  | 'interlude'
  | 'wager'
  | 'question'
  | 'sheet'
  | 'sheetClosed'
  | 'locked'
  | 'reveal'
  | 'roundScores'
  | 'board'
  | 'tie'
  | 'podium'
  | 'over';

/** What a display is shown. */
export type StageView = DisplayView;

/** Something that happens within a moment. */
export interface Beat {
  readonly name: string;
  /** ms on the room's clock. */
  readonly at: number;
  readonly cues?: readonly Cue[];
  /**
   * For what only moves and tells nothing new: when the fact happens that it belongs to, ms on the room's clock. There it is
   * under reduced motion, and without cues: the fact has its own.
   */
  readonly stillAt?: number;
}

/** What is on the stage from a step of the room to the next one that shows something else. */
export interface Moment {
  readonly name: MomentName;
  /** Two views of one moment have the same. */
  readonly key: string;
  /** ms on the room's clock; −∞: long ago. */
  readonly startsAt: number;
  /** In the order in which they are called where they happen at the same time. */
  readonly beats: readonly Beat[];
  readonly bed?: {
    readonly name: BedName;
    /** ms on the room's clock. */
    readonly from?: number;
    readonly until?: number;
  };
}

/** What a moment is made of. */
export interface Known {
  readonly view: StageView;
  /** When the phase began, ms on the room's clock; −∞: long ago. */
  readonly since: number;
  /** When this moment was first seen, ms on the room's clock. */
  readonly seenAt: number;
  /** Players at that time. */
  readonly playersThen: number;
}

/** A family of moments: what the views of its phases make of the stage. */
export type Family = (known: Known) => Moment;
