import type { LiveSessionId } from '#core/ids.ts';
import type { Bus } from '../bus/bus.ts';
import type { RoomStore } from '../store/room-store.ts';
import { Room, type RoomDependencies } from './room.ts';

/** A room that nobody is connected to is given up after this long, in ms. */
const IDLE_MS = 5 * 60_000;
const SWEEP_MS = 30_000;
/** How long a claim on a room holds without renewal, in ms. */
const CLAIM_MS = 60_000;

/** The rooms of this worker. Opens them when somebody asks, closes them when nobody is left. */
export class RoomRegistry {
  readonly #deps: Omit<RoomDependencies, 'onClosed'>;
  readonly #store: RoomStore;
  readonly #bus: Bus;
  readonly #rooms = new Map<LiveSessionId, Room>();
  readonly #opening = new Map<LiveSessionId, Promise<Room | undefined>>();
  readonly #byCode = new Map<string, LiveSessionId>();
  readonly #sweeper: NodeJS.Timeout;
  #draining = false;

  constructor(deps: Omit<RoomDependencies, 'onClosed'>, bus: Bus) {
    this.#deps = deps;
    this.#store = deps.store;
    this.#bus = bus;
    this.#sweeper = setInterval(() => {
      this.#sweep();
    }, SWEEP_MS);
  }

  get draining(): boolean {
    return this.#draining;
  }

  get size(): number {
    return this.#rooms.size;
  }

  /** Whether the session with this code is open here: finding it costs nothing. */
  isOpen(code: string): boolean {
    return this.#byCode.has(code);
  }

  /** The room of a running session; `undefined` when no session has this code. */
  async byCode(code: string): Promise<Room | undefined> {
    const known = this.#byCode.get(code);
    const session = known ?? (await this.#store.findByCode(code));
    return session ? this.bySession(session) : undefined;
  }

  async bySession(session: LiveSessionId): Promise<Room | undefined> {
    if (this.#draining) return undefined;
    const room = this.#rooms.get(session);
    if (room) return room;
    let opening = this.#opening.get(session);
    if (!opening) {
      opening = this.#open(session).finally(() => this.#opening.delete(session));
      this.#opening.set(session, opening);
    }
    return opening;
  }

  async #open(session: LiveSessionId): Promise<Room | undefined> {
    await this.#bus.claim(session, CLAIM_MS);
    const taken = await this.#store.take(session);
    if (!taken || this.#draining) return undefined;
    const room = new Room(taken, {
      ...this.#deps,
      onClosed: (closed) => {
        this.#forget(closed);
      }
    });
    this.#rooms.set(session, room);
    this.#byCode.set(room.code, session);
    this.#deps.log.info({ room: session, epoch: room.epoch, events: taken.events.length }, 'room opened');
    return room;
  }

  #forget(room: Room) {
    if (this.#rooms.get(room.sessionId) !== room) return;
    this.#rooms.delete(room.sessionId);
    if (this.#byCode.get(room.code) === room.sessionId) this.#byCode.delete(room.code);
    void this.#bus.release(room.sessionId).catch((error: unknown) => {
      this.#deps.log.warn({ room: room.sessionId, err: error }, 'room not released on the bus');
    });
  }

  #sweep() {
    for (const room of this.#rooms.values()) {
      const idle = room.emptySince !== undefined && performance.now() - room.emptySince > IDLE_MS;
      if (idle) void room.release(() => 0);
      else {
        void this.#bus.claim(room.sessionId, CLAIM_MS).catch((error: unknown) => {
          this.#deps.log.warn({ room: room.sessionId, err: error }, 'claim not renewed');
        });
      }
    }
  }

  /** Gives up every room; clients are told to come back within `spreadMs`. */
  async drain(spreadMs: number): Promise<void> {
    this.#draining = true;
    clearInterval(this.#sweeper);
    await Promise.all(
      [...this.#rooms.values()].map((room) => room.release(() => Math.round(Math.random() * spreadMs)))
    );
  }
}
