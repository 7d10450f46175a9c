import type { ItemId, PlayerId } from '../../ids.ts';

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
