import type { Rejection } from '#core/game/commands.ts';
import type { CloseReason } from '#core/protocol/server-frames.ts';
import type { Frame, Tick } from '../room/frame.ts';
import type { Room } from '../room/room.ts';
import type { EdgeBatch, EdgeOp, GuestId, OwnerOp } from './messages.ts';
import { Inbox, Outbox } from './outbox.ts';
import { RelayedClient, type RelayedSink } from './relayed-client.ts';

export interface OwnerLinkOptions {
  readonly link: string;
  readonly room: Room;
  readonly publish: (n: number, ops: readonly OwnerOp[]) => Promise<number>;
  /** The link is of no use any more; its clients have left the room. */
  readonly onBroken: () => void;
}

/** A frame in the batch that waits: who gets it, and which operation of the batch it is. */
interface SendOp {
  readonly ids: GuestId[];
  readonly at: number;
}

/** The owner's end of a link: stands for the clients of one other worker in the room. */
export class OwnerLink implements RelayedSink {
  readonly link: string;
  readonly #room: Room;
  readonly #clients = new Map<GuestId, RelayedClient>();
  readonly #inbox = new Inbox();
  readonly #outbox: Outbox<OwnerOp>;
  readonly #onBroken: () => void;
  /** Of the batch that waits: the sends by frame, and each client's last operation. */
  #batch: OwnerOp[] | undefined;
  readonly #sends = new Map<Frame, SendOp>();
  readonly #lastOp = new Map<GuestId, number>();
  /** The moving picture in that batch: at most one of it. */
  #tick: { readonly tick: Tick; readonly at: number; readonly ids: GuestId[] } | undefined;
  /** When the other side was heard last, on the monotonic clock, in ms. */
  heardAt = performance.now();

  constructor({ link, room, publish, onBroken }: OwnerLinkOptions) {
    this.link = link;
    this.#room = room;
    this.#onBroken = onBroken;
    this.#outbox = new Outbox({
      publish,
      onBroken: () => {
        this.close();
      }
    });
  }

  /** Takes a batch of the other side; false when one before it got lost. */
  receive({ n, ops }: EdgeBatch): boolean {
    this.heardAt = performance.now();
    const kind = this.#inbox.take(n, ops.length);
    if (kind === 'gap') return false;
    if (kind === 'beat') this.#outbox.beat();
    else for (const op of ops) this.#apply(op);
    return true;
  }

  /** All its clients leave the room. */
  close(): void {
    this.#outbox.close();
    for (const client of this.#clients.values()) this.#room.leave(client);
    this.#clients.clear();
    this.#onBroken();
  }

  send(id: GuestId, frame: Frame): void {
    if (!this.#clients.has(id)) return;
    const ops = this.#openBatch();
    const shared = this.#sends.get(frame);
    // Behind an operation of its own a client may not be named in an earlier one.
    if (shared && (this.#lastOp.get(id) ?? -1) < shared.at) {
      shared.ids.push(id);
      this.#lastOp.set(id, shared.at);
      return;
    }
    const ids = [id];
    this.#sends.set(frame, { ids, at: ops.length });
    this.#push(id, ['send', ids, frame.text]);
  }

  /** The latest wins: it takes the place of one that still waits. */
  tick(id: GuestId, tick: Tick): void {
    if (!this.#clients.has(id)) return;
    const ops = this.#openBatch();
    if (this.#tick?.tick === tick) {
      this.#tick.ids.push(id);
      return;
    }
    const at = this.#tick?.at ?? ops.length;
    const ids = [id];
    const op: OwnerOp = ['tick', ids, Buffer.from(tick.bytes).toString('base64')];
    if (this.#tick) ops[at] = op;
    else this.#outbox.add(op);
    this.#tick = { tick, at, ids };
  }

  seated(id: GuestId, token: string): void {
    if (this.#clients.has(id)) this.#push(id, ['seated', id, token]);
  }

  end(id: GuestId, reason: CloseReason, detail: Rejection | undefined): void {
    const client = this.#clients.get(id);
    if (!client) return;
    this.#push(id, ['end', id, reason, detail ?? null]);
    this.#clients.delete(id);
    this.#room.leave(client);
  }

  #apply(op: EdgeOp) {
    switch (op[0]) {
      case 'hello':
        this.#outbox.add(['hello', this.#room.code]);
        return;
      case 'enter': {
        const [, id, entrance, rttMs, since] = op;
        const client = new RelayedClient(id, rttMs, since, this);
        this.#clients.set(id, client);
        this.#room.enter(client, entrance);
        return;
      }
      case 'say': {
        const [, id, frame, rttMs, receivedAt] = op;
        const client = this.#clients.get(id);
        if (!client) return;
        client.rttMs = rttMs;
        if (!this.#room.receive(client, frame, receivedAt)) client.end('badFrame');
        return;
      }
      case 'leave': {
        const client = this.#clients.get(op[1]);
        this.#clients.delete(op[1]);
        if (client) this.#room.leave(client);
      }
    }
  }

  #push(id: GuestId, op: OwnerOp) {
    const ops = this.#openBatch();
    this.#lastOp.set(id, ops.length);
    this.#outbox.add(op);
  }

  /** The operations that wait; forgets what was noted about a batch that has left. */
  #openBatch(): OwnerOp[] {
    const ops = this.#outbox.waiting;
    if (this.#batch !== ops) {
      this.#batch = ops;
      this.#sends.clear();
      this.#lastOp.clear();
      this.#tick = undefined;
    }
    return ops;
  }
}
