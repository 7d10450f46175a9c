import type { LiveSessionId } from '#core/ids.ts';
import type { Bus } from '../bus/bus.ts';
import type { Log } from '../log.ts';
import type { Room } from '../room/room.ts';
import { edgeChannel, ownerChannel, type EdgeBatch, type OwnerBatch, type OwnerOp } from './messages.ts';
import { OwnerLink } from './owner-link.ts';

/** A worker that is silent for so long is gone, and its clients with it, in ms. */
const SILENT_MS = 2_500;
const CHECK_MS = 500;
/** Number of a message outside of the numbering. */
const ASIDE = 0;

/** What the owner of a room does for clients at other workers. */
export class RoomRelay {
  readonly #session: LiveSessionId;
  readonly #bus: Bus;
  readonly #log: Log;
  readonly #links = new Map<string, OwnerLink>();
  /** The link of each worker that was given up last. */
  readonly #givenUp = new Map<string, string>();
  /** What came before the room was there. */
  #early: EdgeBatch[] | undefined = [];
  #room: Room | undefined;
  #unsubscribe: (() => Promise<void>) | undefined;
  #check: NodeJS.Timeout | undefined;
  #closed = false;

  private constructor(session: LiveSessionId, bus: Bus, log: Log) {
    this.#session = session;
    this.#bus = bus;
    this.#log = log;
  }

  /** Begins to listen. From now on the others find an owner; they wait until it serves a room. */
  static async open(session: LiveSessionId, bus: Bus, log: Log): Promise<RoomRelay> {
    const relay = new RoomRelay(session, bus, log);
    relay.#unsubscribe = await bus.subscribe(ownerChannel(session), (message) => {
      // Written by another worker of ours.
      relay.#receive(JSON.parse(message) as EdgeBatch);
    });
    return relay;
  }

  serve(room: Room): void {
    this.#room = room;
    this.#check = setInterval(() => {
      this.#dropSilent();
    }, CHECK_MS);
    const early = this.#early ?? [];
    this.#early = undefined;
    for (const batch of early) this.#receive(batch);
  }

  /** The room is not here any more: the others shall look for it. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    clearInterval(this.#check);
    const workers = [...this.#links.entries()].map(([worker, { link }]) => ({ worker, link }));
    for (const link of [...this.#links.values()]) link.close();
    try {
      // First, so that who looks does not find us.
      await this.#unsubscribe?.();
      await Promise.all(workers.map(({ worker, link }) => this.#publish(worker, link, ASIDE, [['gone']])));
    } catch (error) {
      this.#log.warn({ room: this.#session, err: error }, 'other workers not told that the room moves');
    }
  }

  #receive(batch: EdgeBatch) {
    const room = this.#room;
    if (this.#closed || batch.worker === this.#bus.workerId) return;
    if (!room) {
      this.#early?.push(batch);
      return;
    }
    let link = this.#links.get(batch.worker);
    if (batch.ops[0]?.[0] === 'hello') {
      link?.close();
      link = this.#open(batch, room);
    }
    if (link?.link === batch.link && link.receive(batch)) return;
    if (link?.link === batch.link) link.close();
    // What is still under way on a link that was given up is not worth a word each.
    if (this.#givenUp.get(batch.worker) === batch.link) return;
    this.#givenUp.set(batch.worker, batch.link);
    this.#log.info({ room: this.#session, from: batch.worker }, 'relay out of step, opened anew');
    this.#publish(batch.worker, batch.link, ASIDE, [['reset']]).catch(() => undefined);
  }

  #open({ worker, link }: EdgeBatch, room: Room): OwnerLink {
    const opened = new OwnerLink({
      link,
      room,
      publish: (n, ops) => this.#publish(worker, link, n, ops),
      onBroken: () => {
        if (this.#links.get(worker) === opened) this.#links.delete(worker);
      }
    });
    this.#links.set(worker, opened);
    return opened;
  }

  #publish(worker: string, link: string, n: number, ops: readonly OwnerOp[]): Promise<number> {
    const batch: OwnerBatch = { link, epoch: this.#room?.epoch ?? 0, n, ops };
    return this.#bus.publish(edgeChannel(this.#session, worker), JSON.stringify(batch));
  }

  #dropSilent() {
    const now = performance.now();
    for (const link of [...this.#links.values()]) if (now - link.heardAt > SILENT_MS) link.close();
  }
}
