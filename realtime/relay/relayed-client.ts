import type { Rejection } from '#core/game/commands.ts';
import type { CloseReason } from '#core/protocol/server-frames.ts';
import type { Client } from '../room/client.ts';
import type { Frame, Tick } from '../room/frame.ts';
import type { GuestId } from './messages.ts';

/** Where a relayed client's part of a link goes. */
export interface RelayedSink {
  send(id: GuestId, frame: Frame): void;
  tick(id: GuestId, tick: Tick): void;
  seated(id: GuestId, token: string): void;
  end(id: GuestId, reason: CloseReason, detail: Rejection | undefined): void;
}

/** A client of another worker, as the room sees it. */
export class RelayedClient implements Client {
  rttMs: number;
  readonly since: number;
  readonly #id: GuestId;
  readonly #sink: RelayedSink;

  constructor(id: GuestId, rttMs: number, since: number, sink: RelayedSink) {
    this.#id = id;
    this.rttMs = rttMs;
    this.since = since;
    this.#sink = sink;
  }

  send(frame: Frame): void {
    this.#sink.send(this.#id, frame);
  }

  sendAll(frames: readonly Frame[]): void {
    for (const frame of frames) this.#sink.send(this.#id, frame);
  }

  tick(tick: Tick): void {
    this.#sink.tick(this.#id, tick);
  }

  seated(token: string): void {
    this.#sink.seated(this.#id, token);
  }

  end(reason: CloseReason, detail?: Rejection): void {
    this.#sink.end(this.#id, reason, detail);
  }
}
