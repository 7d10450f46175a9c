import type { Rejection } from '../game/commands.ts';
import type { Audience, DisplayView, HostView, PersonalView, PlayersView } from '../game/views.ts';
import type { PlayerId } from '../ids.ts';

/** WebSocket subprotocol. */
export const PROTOCOL = 'pq.v1';
/** Path of the socket, the same behind every proxy. */
export const SOCKET_PATH = '/ws';

/** Why the server ends a connection. Closed; sent in an `error` frame before the close. */
export const closeCodes = {
  /** Not a frame of this protocol. */
  badFrame: 4400,
  /** The ticket or token is not (or no longer) good for this. */
  unauthorised: 4401,
  /** The host removed this player. */
  kicked: 4403,
  /** No running session has this code. */
  notFound: 4404,
  /** The first frame did not come in time. */
  timeout: 4408,
  /** The same player or seat was opened somewhere else. */
  replaced: 4409,
  /** The name cannot be used, or the room is full: see `reason`. */
  refused: 4422,
  /** Too many frames or too many attempts. */
  tooMany: 4429,
  /** The room is moving or the database is away: try again. */
  unavailable: 4503
} as const;
export type CloseReason = keyof typeof closeCodes;

/** One row of the host's list of players, as an array to save bytes. */
export type RosterRow = readonly [
  id: PlayerId,
  name: string,
  avatar: string,
  score: number,
  rank: number,
  /**
   * 1: connected, 2: has answered the current item, 4: removed, 8: gave up the place; 16 and 32, as a number from 0: which of
   * `timeFactors` the player has.
   */
  flags: number,
  /** Number of the address that the player joined from; 0 for all that are not known. */
  from?: number,
  /** When, in whole seconds since some moment that is the same for all rows. Workers up to 0.2.0 send neither. */
  joined?: number,
  /** Of who was removed with others: the player who was named then. */
  removedWith?: PlayerId
];
export const rosterFlags = { connected: 1, answered: 2, kicked: 4, vacated: 8 } as const;
/** Of the flags, where the two bits begin that tell the time factor. */
export const ROSTER_TIME_SHIFT = 4;

export type AnyView = PlayersView | DisplayView | HostView;

export interface Counts {
  readonly answered: number;
  readonly of: number;
  /** Host only: how many displays are connected; absent from workers up to 0.2.0. */
  readonly displays?: number;
  /** Host only: how often each tile was chosen. */
  readonly bars?: readonly number[];
  /** Host only: how many panels are open, this one included; absent from workers up to 0.2.0. */
  readonly hosts?: number;
  /** While an item is open, who has answered it, the latest first: who, never what. */
  readonly dared?: readonly Face[];
}

/** A face on the stage, as an array to save bytes. */
export type Face = readonly [id: PlayerId, name: string, avatar: string];

/**
 * What the server sends. `seq` counts the shared frames of one audience within one `epoch`; `view` frames raise it by
 * one, so that a gap shows.
 */
export type ServerFrame =
  | {
      readonly t: 'welcome';
      readonly role: Audience;
      readonly epoch: number;
      readonly seq: number;
      readonly now: number;
      readonly view: AnyView;
      readonly token: string;
      readonly you?: PersonalView;
      readonly roster?: readonly RosterRow[];
    }
  | {
      readonly t: 'resumed';
      readonly epoch: number;
      readonly seq: number;
      readonly now: number;
      readonly token: string;
    }
  | {
      readonly t: 'view';
      readonly seq: number;
      readonly set: Readonly<Record<string, unknown>>;
      readonly del?: readonly string[];
    }
  | { readonly t: 'you'; readonly you: PersonalView }
  /** `n`: of an answer, how many had answered by then, this one included. */
  | { readonly t: 'ack'; readonly id: string; readonly n?: number }
  | { readonly t: 'nack'; readonly id: string; readonly code: Rejection }
  | { readonly t: 'pong'; readonly n: number; readonly at: number }
  | ({ readonly t: 'count' } & Counts)
  /** Displays in the lobby: faces that are new or called otherwise, and who is gone; `all`: nobody else is there. */
  | {
      readonly t: 'crowd';
      readonly faces: readonly Face[];
      readonly gone?: readonly PlayerId[];
      readonly all?: true;
    }
  /** Displays: how many of each reaction came since the last, and whose faces jump. */
  | { readonly t: 'reactions'; readonly counts: readonly number[]; readonly jumps: readonly PlayerId[] }
  | { readonly t: 'roster'; readonly rows: readonly RosterRow[] }
  | { readonly t: 'saving'; readonly on: boolean }
  | { readonly t: 'bye'; readonly inMs: number }
  | { readonly t: 'error'; readonly code: CloseReason; readonly reason?: Rejection };
