import type { ItemId, PlayerId } from '../ids.ts';
import type { AnswerValue } from '../question/question.ts';
import type { Avatar } from './avatars.ts';
import type { PauseReason } from './state.ts';

export interface PlayerJoined {
  readonly type: 'playerJoined';
  readonly playerId: PlayerId;
  readonly name: string;
  readonly avatar: Avatar;
  /** Hash of the resume token. */
  readonly credential: string;
  /** When, in ms on the room's clock; absent in events of releases up to 0.2.0. */
  readonly at?: number;
  /** Print of the address that the join came from; absent where the address was not known. */
  readonly from?: string;
}

export interface AnswerAccepted {
  readonly type: 'answerAccepted';
  readonly itemId: ItemId;
  readonly playerId: PlayerId;
  readonly value: AnswerValue;
  readonly revision: number;
  readonly tapMs: number;
  readonly commandId: string;
  /** True where nothing but drafts came [GAME-19]. Not stored: after a change of owner it counts as sent. */
  readonly isDraft?: true;
}

export interface DeadlineMoved {
  readonly type: 'deadlineMoved';
  readonly opensAt: number;
  readonly closesAt: number;
  readonly reason: 'host' | 'outage' | 'lock' | 'allIn' | 'notAllIn';
}

/** Everything that happened in a live session and is journalled. Times are ms on the room's clock. */
export type GameEvent =
  | PlayerJoined
  | AnswerAccepted
  | { readonly type: 'playerKicked'; readonly playerId: PlayerId }
  | { readonly type: 'playerRenamed'; readonly playerId: PlayerId; readonly name: string }
  | { readonly type: 'doorClosed' }
  | { readonly type: 'doorOpened' }
  | { readonly type: 'roundIntroduced'; readonly round: number; readonly item: number }
  | {
      readonly type: 'itemAnnounced';
      readonly item: number;
      readonly opensAt: number;
      readonly closesAt: number;
    }
  | { readonly type: 'itemOpened'; readonly item: number }
  | DeadlineMoved
  | { readonly type: 'itemLocked'; readonly item: number }
  | { readonly type: 'itemRevealed'; readonly item: number }
  /** `at`: when, in ms on the room's clock; absent in events of releases up to 0.2.0. */
  | { readonly type: 'itemSkipped'; readonly item: number; readonly at?: number }
  /** The item is on again; opening and deadline moved by `shiftMs`. */
  | { readonly type: 'skipUndone'; readonly item: number; readonly shiftMs: number }
  | { readonly type: 'scoreboardShown'; readonly item: number }
  | { readonly type: 'podiumReached' }
  | { readonly type: 'gameEnded' }
  | { readonly type: 'gamePaused'; readonly at: number; readonly reason: PauseReason }
  | { readonly type: 'gameResumed'; readonly shiftMs: number };

/** An event with its number in the session: the order in which it happened. */
export type SequencedEvent = GameEvent & { readonly seq: number };
