import type { Rejection } from '#core/game/commands.ts';
import type { LiveSessionId } from '#core/ids.ts';
import type { SpokenFrame } from '#core/protocol/spoken.ts';
import type { CloseReason } from '#core/protocol/server-frames.ts';
import type { Entrance } from '../room/client.ts';

/** Number of a client at its worker. */
export type GuestId = number;

/** From a worker with clients to the owner of their room. */
export type EdgeOp =
  /** Opens the link; always the first. */
  | readonly ['hello']
  | readonly ['enter', GuestId, Entrance, rttMs: number, since: number]
  /** `receivedAt`: when the frame reached the worker, in ms on the room's clock. */
  | readonly ['say', GuestId, SpokenFrame, rttMs: number, receivedAt: number]
  | readonly ['leave', GuestId];

/** From the owner of a room to a worker with clients. */
export type OwnerOp =
  /** The link is open; with the code of the session, which workers up to 0.2.0 do not send. */
  | readonly ['hello', code?: string]
  | readonly ['send', readonly GuestId[], text: string]
  /** A frame of a moving picture, in base64: replaces the one before it that still waits; unknown to workers up to 0.2.0. */
  | readonly ['tick', readonly GuestId[], base64: string]
  /** The client's place is durable; its token brings it back. */
  | readonly ['seated', GuestId, token: string]
  | readonly ['end', GuestId, CloseReason, Rejection | null]
  /** Something got lost: open a new link. */
  | readonly ['reset']
  /** The room is not here any more. */
  | readonly ['gone'];

/**
 * One batch of a link. `n` counts the batches of one direction from 1, so that a lost one shows; a batch without
 * operations repeats the last number and only says that somebody is there.
 */
export interface EdgeBatch {
  readonly worker: string;
  readonly link: string;
  readonly n: number;
  readonly ops: readonly EdgeOp[];
}

export interface OwnerBatch {
  readonly link: string;
  readonly epoch: number;
  readonly n: number;
  readonly ops: readonly OwnerOp[];
}

/** Where the owner of a room listens. */
export const ownerChannel = (session: LiveSessionId): string => `pq:{${session}}:owner`;
/** Where a worker with clients listens. */
export const edgeChannel = (session: LiveSessionId, worker: string): string =>
  `pq:{${session}}:edge:${worker}`;
