import type { ItemId, PlayerId } from '../ids.ts';
import type { Avatar } from './avatars.ts';
import type { Vacated } from './places.ts';

export interface Join {
  readonly type: 'join';
  readonly playerId: PlayerId;
  readonly name: string;
  readonly avatar: Avatar;
  readonly credential: string;
  /** Print of the address that the join came from; absent where the address is not known. */
  readonly from?: string | undefined;
}

export interface SubmitAnswer {
  readonly type: 'submitAnswer';
  readonly playerId: PlayerId;
  readonly itemId: ItemId;
  /** As it came from the client; checked against the question. */
  readonly value: unknown;
  readonly revision: number;
  /** Entered, but not sent by the player [GAME-19]. */
  readonly isDraft?: boolean;
  readonly commandId: string;
  /** Moment of the tap as the client reports it, in ms on the room's clock. */
  readonly tapAt: number;
  /** Round trip that the server itself measured to this client, in ms. */
  readonly rttMs: number;
}

/** What a host may order. `from` names the step that was on when the button was pressed [GAME-5]. */
export type HostCommand =
  | { readonly type: 'next'; readonly from: string }
  /** From the reveal straight to the next item, past the scoreboard. */
  | { readonly type: 'nextItem'; readonly from: string }
  | { readonly type: 'skip'; readonly from: string }
  /** Takes the last skip back; `from` is the step that it led to [GAME-20]. */
  | { readonly type: 'undoSkip'; readonly from: string }
  | { readonly type: 'extend'; readonly from: string; readonly byMs: number }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  | { readonly type: 'kick'; readonly playerId: PlayerId }
  | { readonly type: 'rename'; readonly playerId: PlayerId; readonly name: string }
  /** Removes everybody who came together with this player [GAME-17]. */
  | { readonly type: 'kickTogether'; readonly playerId: PlayerId }
  /** Nobody new joins until the door is opened [GAME-16]. */
  | { readonly type: 'closeDoor' }
  | { readonly type: 'openDoor' }
  | { readonly type: 'end' };

/** What the room orders by itself. */
export type SystemCommand =
  /** The deadline of the phase has come. */
  | { readonly type: 'tick' }
  /** Somebody may have answered, come or gone: is everybody in [GAME-22]? */
  | { readonly type: 'watchAnswers' }
  /** The database was away for this long, in ms: nobody shall pay for it [GAME-10]. */
  | { readonly type: 'coverOutage'; readonly ms: number }
  /** Nobody hosts any more. */
  | { readonly type: 'hostAway' };

export type Command = Join | SubmitAnswer | HostCommand | SystemCommand;

/** Why a command was refused. Closed: clients translate these. */
export type Rejection =
  | 'notOpen'
  | 'tooLate'
  | 'alreadyAnswered'
  | 'badAnswer'
  | 'badName'
  | 'roomFull'
  | 'doorClosed'
  | 'ended'
  | 'kicked'
  | 'unknownPlayer'
  | 'stale'
  | 'notNow'
  | 'paused';

/** What `decide` may know besides the state: the moment at which the command was received, and who is there. */
export interface Context {
  /** ms since the epoch on the room's clock. */
  readonly now: number;
  /** Most players that have a place in the room at a time. */
  readonly maxPlayers: number;
  readonly vacated: Vacated;
  /** Since when a player is not here, on the same clock; `undefined` for who is. */
  readonly goneSince: (id: PlayerId) => number | undefined;
}
