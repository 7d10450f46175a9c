import type { Rejection } from '#core/game/commands.ts';
import type { Profile } from '#core/game/contestants/profile.ts';
import type { Audience } from '#core/game/views.ts';
import type { PlayerId } from '#core/ids.ts';
import type { CloseReason, ServerFrame } from '#core/protocol/server-frames.ts';
import { Frame, type Tick } from './frame.ts';

/** What a returning client has seen last. */
export interface LastSeen {
  readonly epoch?: number | undefined;
  readonly seq?: number | undefined;
}

/** How a client comes into a room. Who may come in this way was decided at the door. */
export type Entrance =
  | (Profile & {
      readonly kind: 'join';
      readonly id: string;
      /** Print of the client's address, where that is known; workers up to 0.2.0 send none. */
      readonly from?: string;
    })
  | { readonly kind: 'rejoin'; readonly token: string; readonly last: LastSeen }
  | {
      readonly kind: 'attend';
      readonly role: Exclude<Audience, 'players'>;
      readonly last: LastSeen;
      /** Hash of the sign-in that the host came from [ROOM-19]. */
      readonly signIn?: string;
    };

/** The room's side of one connection. */
export interface Client {
  /** Best round trip that was measured to the client by the worker it is connected to, in ms. */
  readonly rttMs: number;
  /** When the client itself came in on this connection, in ms on the room's clock: the newest one has the seat. */
  readonly since: number;
  /** Sends a frame. Nothing happens when the connection is gone. */
  send(frame: Frame): void;
  /** Sends frames together: one system call. */
  sendAll(frames: readonly Frame[]): void;
  /** Sends a frame of a moving picture, unless the one before it is still on its way. */
  tick(tick: Tick): void;
  /** The client's place is durable, and this token brings it back; the greeting follows. */
  seated(token: string): void;
  /** Says why, then closes. */
  end(reason: CloseReason, detail?: Rejection): void;
}

/** A client at this worker, wherever its room is: it can be brought into the room again. */
export interface Guest extends Client {
  readonly entrance: Entrance;
}

/** Whom a client stands for in the room. */
export type Seat =
  | { readonly role: 'players'; readonly playerId: PlayerId }
  /** `signIn`: what the right to lead or to mark ends with, where it does [ROOM-19]. */
  | { readonly role: 'host' | 'marker'; readonly signIn?: string }
  | { readonly role: 'display' };

export const frameOf = (frame: ServerFrame): Frame => new Frame(JSON.stringify(frame));

/** The most frequent frame. An id was checked when it came in: nothing in it needs quoting. */
export const ackFrame = (id: string, n?: number): Frame =>
  new Frame(n === undefined ? `{"t":"ack","id":"${id}"}` : `{"t":"ack","id":"${id}","n":${String(n)}}`);
