import type { AnyView, CloseReason, ServerFrame } from '#core/protocol/server-frames.ts';
import type { Rejection } from '#core/game/commands.ts';
import { applyViewFrame } from '#core/protocol/view-diff.ts';
import { Connection, type ConnectionStatus, type EntranceFrame } from './connection.ts';
import type { Platform } from './platform.ts';

/** A place in the stream of shared frames: what a `resume` says of the last one. */
export interface StreamPlace {
  readonly epoch: number;
  readonly seq: number;
}

/** Who follows a room: what players, hosts and displays do each in their own way. */
export interface Visitor {
  /** @param last where the feed stands; absent where only a snapshot helps */
  entrance(last: StreamPlace | undefined): EntranceFrame | Promise<EntranceFrame>;
  /** Every frame, after the feed has taken what is its own. */
  heard(frame: ServerFrame): void;
  /** The server refused for good; return true to try again all the same. */
  refused(reason: CloseReason, detail: Rejection | undefined): boolean;
}

/** What everybody in a room has of it: a lasting connection, the view that it brings, whether all of it is stored. */
export class RoomFeed<V extends AnyView> {
  view = $state.raw<V>();
  status = $state.raw<ConnectionStatus>('connecting');
  saving = $state.raw(false);
  readonly connection: Connection;
  readonly #visitor: Visitor;
  #last: StreamPlace | undefined;

  constructor(visitor: Visitor, platform: Platform) {
    this.#visitor = visitor;
    this.connection = new Connection(
      {
        entrance: () => visitor.entrance(this.#last),
        frame: (frame) => {
          this.#take(frame);
        },
        status: (status) => {
          this.status = status;
        },
        refused: (reason, detail) => visitor.refused(reason, detail)
      },
      platform
    );
  }

  /** Makes the next entrance ask for a snapshot. */
  forget(): void {
    this.#last = undefined;
  }

  #take(frame: ServerFrame) {
    if (frame.t === 'saving') this.saving = frame.on;
    if (frame.t === 'resumed') this.saving = false;
    if (frame.t === 'welcome') {
      this.saving = false;
      // The role that somebody came in with decides which view comes.
      this.#show(frame.epoch, frame.seq, frame.view as V);
    }
    if (frame.t === 'view') {
      const last = this.#last;
      // After a move to another socket a frame may come twice.
      if (last && frame.seq <= last.seq) return;
      if (!this.view || frame.seq - 1 !== last?.seq) {
        // A gap: back in, for a snapshot.
        this.forget();
        this.connection.close();
        this.connection.open();
        return;
      }
      this.#show(last.epoch, frame.seq, applyViewFrame(this.view, frame));
    }
    this.#visitor.heard(frame);
  }

  #show(epoch: number, seq: number, view: V) {
    this.#last = { epoch, seq };
    this.view = view;
  }
}
