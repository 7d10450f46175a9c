import type { Rejection } from '#core/game/commands.ts';
import type { PlayerId } from '#core/ids.ts';
import type { CloseReason, ServerFrame } from '#core/protocol/server-frames.ts';
import { Frame } from './frame.ts';

/** The room's side of one connection. */
export interface Client {
  /** Best round trip that this server measured to the client, in ms. */
  readonly rttMs: number;
  /** Sends frames together: one system call. Nothing happens when the connection is gone. */
  send(...frames: readonly Frame[]): void;
  /** Says why, then closes. */
  end(reason: CloseReason, detail?: Rejection): void;
}

/** Whom a client stands for in the room. */
export type Seat =
  | { readonly role: 'players'; readonly playerId: PlayerId }
  | { readonly role: 'host' }
  | { readonly role: 'display' };

export const frameOf = (frame: ServerFrame): Frame => new Frame(JSON.stringify(frame));
