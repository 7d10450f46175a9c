import { randomUUID } from 'node:crypto';
import type { LiveSessionId } from '#core/ids.ts';
import type { SpokenFrame } from '#core/protocol/spoken.ts';
import type { Bus } from '../bus/bus.ts';
import type { Guest } from '../room/client.ts';
import { Frame, Tick } from '../room/frame.ts';
import { edgeChannel, ownerChannel, type EdgeOp, type GuestId, type OwnerBatch } from './messages.ts';
import { Inbox, Outbox } from './outbox.ts';

/** An owner that does not answer a greeting for so long is not there, in ms. */
const HELLO_MS = 800;
const BEAT_MS = 400;
/** An owner that is silent for so long is not there any more, in ms. */
const SILENT_MS = 1_500;

/** How a greeting ended: `none`: nobody listens; `silent`: somebody listens but does not answer. */
export type Greeting = 'open' | 'none' | 'silent';

/** The clients' end of a link: carries what they say to the owner of their room, and back what the room sends. */
export class EdgeLink {
  readonly #session: LiveSessionId;
  readonly #bus: Bus;
  readonly #onLost: (why: Exclude<Greeting, 'open'>) => void;
  readonly #id = randomUUID();
  readonly #guests = new Map<GuestId, Guest>();
  readonly #ids = new Map<Guest, GuestId>();
  readonly #inbox = new Inbox();
  readonly #outbox: Outbox<EdgeOp>;
  #state: 'greeting' | 'open' | 'closed' = 'greeting';
  #greeted: ((greeting: Greeting) => void) | undefined;
  #unsubscribe: (() => Promise<void>) | undefined;
  #beat: NodeJS.Timeout | undefined;
  #heardAt = performance.now();
  #epoch = 0;
  /** Code of the session, once the owner has told it. */
  code: string | undefined;
  #lastId = 0;

  /** @param onLost the owner is gone (`none`), or something got lost between us (`silent`): look again */
  constructor(session: LiveSessionId, bus: Bus, onLost: (why: Exclude<Greeting, 'open'>) => void) {
    this.#session = session;
    this.#bus = bus;
    this.#onLost = onLost;
    const channel = ownerChannel(session);
    this.#outbox = new Outbox({
      publish: (n, ops) =>
        bus.publish(channel, JSON.stringify({ worker: bus.workerId, link: this.#id, n, ops })),
      onBroken: (reason) => {
        this.#lose(reason === 'nobody' ? 'none' : 'silent');
      }
    });
  }

  /**
   * Looks for the owner of the room.
   *
   * @throws BusUnavailable
   */
  async open(): Promise<Greeting> {
    const greeting = new Promise<Greeting>((resolve) => {
      this.#greeted = resolve;
    });
    const timer = setTimeout(() => this.#greeted?.('silent'), HELLO_MS);
    try {
      this.#unsubscribe = await this.#bus.subscribe(
        edgeChannel(this.#session, this.#bus.workerId),
        (message) => {
          // Written by another worker of ours.
          this.#receive(JSON.parse(message) as OwnerBatch);
        }
      );
      this.#outbox.add(['hello']);
      const result = await greeting;
      if (result !== 'open') this.close();
      return result;
    } catch (error) {
      this.close();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  enter(guest: Guest): void {
    const id = ++this.#lastId;
    this.#guests.set(id, guest);
    this.#ids.set(guest, id);
    this.#outbox.add(['enter', id, guest.entrance, guest.rttMs, guest.since]);
  }

  say(guest: Guest, frame: SpokenFrame, receivedAt: number): void {
    const id = this.#ids.get(guest);
    if (id !== undefined) this.#outbox.add(['say', id, frame, guest.rttMs, receivedAt]);
  }

  leave(guest: Guest): void {
    const id = this.#forget(guest);
    if (id !== undefined) this.#outbox.add(['leave', id]);
  }

  close(): void {
    this.#state = 'closed';
    this.#outbox.close();
    clearInterval(this.#beat);
    this.#guests.clear();
    this.#ids.clear();
    const unsubscribe = this.#unsubscribe;
    this.#unsubscribe = undefined;
    unsubscribe?.().catch(() => undefined);
  }

  #receive({ link, epoch, n, ops }: OwnerBatch) {
    // An owner that was overtaken without knowing it speaks with an older epoch.
    if (this.#state === 'closed' || link !== this.#id || epoch < this.#epoch) return;
    this.#epoch = epoch;
    this.#heardAt = performance.now();
    const [first] = ops;
    if (first?.[0] === 'gone' || first?.[0] === 'reset') {
      this.#lose(first[0] === 'gone' ? 'none' : 'silent');
      return;
    }
    const kind = this.#inbox.take(n, ops.length);
    if (kind === 'gap') this.#lose('silent');
    else if (kind === 'next') this.#apply(ops);
  }

  /** What a batch brings to one client is written at once. */
  #apply(ops: OwnerBatch['ops']) {
    const frames = new Map<Guest, Frame[]>();
    const flush = (guest: Guest) => {
      const own = frames.get(guest);
      frames.delete(guest);
      if (own) guest.sendAll(own);
    };
    for (const op of ops) {
      switch (op[0]) {
        case 'hello':
          this.code = op[1];
          this.#opened();
          break;
        case 'send': {
          const frame = new Frame(op[2]);
          for (const id of op[1]) {
            const guest = this.#guests.get(id);
            if (!guest) continue;
            const own = frames.get(guest);
            if (own) own.push(frame);
            else frames.set(guest, [frame]);
          }
          break;
        }
        case 'tick': {
          const tick = new Tick(Buffer.from(op[2], 'base64'));
          for (const id of op[1]) this.#guests.get(id)?.tick(tick);
          break;
        }
        case 'seated':
          this.#guests.get(op[1])?.seated(op[2]);
          break;
        case 'end': {
          const guest = this.#guests.get(op[1]);
          if (!guest) break;
          flush(guest);
          this.#forget(guest);
          guest.end(op[2], op[3] ?? undefined);
        }
      }
    }
    for (const guest of [...frames.keys()]) flush(guest);
  }

  #opened() {
    if (this.#state !== 'greeting') return;
    this.#state = 'open';
    this.#beat = setInterval(() => {
      if (performance.now() - this.#heardAt > SILENT_MS) this.#lose('silent');
      else this.#outbox.beat();
    }, BEAT_MS);
    this.#greeted?.('open');
  }

  #lose(greeting: 'none' | 'silent') {
    if (this.#state === 'closed') return;
    const wasOpen = this.#state === 'open';
    this.close();
    if (wasOpen) this.#onLost(greeting);
    else this.#greeted?.(greeting);
  }

  #forget(guest: Guest): GuestId | undefined {
    const id = this.#ids.get(guest);
    if (id === undefined) return undefined;
    this.#ids.delete(guest);
    this.#guests.delete(id);
    return id;
  }
}
