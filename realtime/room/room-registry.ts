import type { LiveSessionId } from '#core/ids.ts';
import { Gateway, type GatewayDependencies } from './gateway.ts';
import { OpenCodes } from './open-codes.ts';
import type { Room } from './room.ts';

/** A room that nobody is connected to is given up after this long, in ms. */
const IDLE_MS = 5 * 60_000;
/** A way to a room elsewhere that nobody uses is given up after this long, in ms. */
const UNUSED_MS = 10_000;
const RENEW_MS = 500;
/** Clients get this long to move to another worker when this one drains, in ms. */
const MOVE_MS = 4_000;
const MOVE_CHECK_MS = 20;
/** Comeback of so many clients a second is asked of the others when this worker drains. */
const COMEBACKS_PER_SECOND = 2_000;
const MAX_COMEBACK_MS = 1_500;

type Dependencies = Omit<GatewayDependencies, 'onOwned' | 'onCode'>;

/** The sessions that clients of this worker take part in. Opens them when somebody asks, forgets them when nobody is left. */
export class RoomRegistry {
  readonly #deps: Dependencies;
  readonly #gateways = new Map<LiveSessionId, Gateway>();
  readonly #rooms = new Map<Gateway, Room>();
  readonly #byCode = new Map<string, LiveSessionId>();
  readonly #lookUps = new Map<string, Promise<LiveSessionId | undefined>>();
  readonly #openCodes: OpenCodes;
  readonly #unusedSince = new Map<Gateway, number>();
  readonly #timer: NodeJS.Timeout;
  #draining = false;

  constructor(deps: Dependencies) {
    this.#deps = deps;
    this.#openCodes = new OpenCodes(deps.room.store);
    this.#timer = setInterval(() => {
      this.#tend();
    }, RENEW_MS);
  }

  get draining(): boolean {
    return this.#draining;
  }

  /** Rooms that this worker owns. */
  get size(): number {
    return this.#rooms.size;
  }

  /** The rooms that this worker owns, with their connected clients. */
  report(): { session: LiveSessionId; clients: number }[] {
    return [...this.#rooms.values()].map((room) => ({ session: room.sessionId, clients: room.clientCount }));
  }

  /** How many of them cannot store anything right now. */
  get savingCount(): number {
    let count = 0;
    for (const room of this.#rooms.values()) if (room.isSaving) count += 1;
    return count;
  }

  /**
   * The way to the running session with this code; `undefined` when there is none.
   *
   * @throws StoreUnavailable
   */
  async byCode(code: string): Promise<Gateway | undefined> {
    return this.#through(code, this.#byCode.get(code) ?? (await this.#findByCode(code)));
  }

  /**
   * The same for those whose questions shall cost the database nothing: they wait for a look that all of them share.
   *
   * @throws StoreUnavailable
   */
  async byOpenCode(code: string): Promise<Gateway | undefined> {
    return this.#through(code, this.#byCode.get(code) ?? (await this.#openCodes.find(code)));
  }

  /** The way to a session that is known to exist; `undefined` while draining. */
  bySession(session: LiveSessionId): Gateway | undefined {
    if (this.#draining) return undefined;
    let gateway = this.#gateways.get(session);
    if (!gateway) {
      gateway = new Gateway(session, {
        ...this.#deps,
        onOwned: (owner, room) => {
          if (room) this.#rooms.set(owner, room);
          else this.#rooms.delete(owner);
        },
        // Whoever opened it: a host comes with a ticket, and its first guest with the code.
        onCode: (owner, code) => {
          if (this.#gateways.get(session) === owner) this.#byCode.set(code, session);
        }
      });
      this.#gateways.set(session, gateway);
    }
    return gateway;
  }

  /**
   * Gives up every room; clients are told to come back, and relayed until they have moved.
   *
   * @param deadline when that ends in any case, on the monotonic clock
   */
  async drain(deadline = Infinity): Promise<void> {
    this.#draining = true;
    const gateways = [...this.#gateways.values()];
    await Promise.all(gateways.map((gateway) => gateway.drain()));
    const guests = () => gateways.reduce((sum, gateway) => sum + gateway.guestCount, 0);
    const spreadMs = Math.min(MAX_COMEBACK_MS, (guests() / COMEBACKS_PER_SECOND) * 1_000);
    for (const gateway of gateways) gateway.sayGoodbye(() => Math.round(Math.random() * spreadMs));
    const until = Math.min(performance.now() + MOVE_MS, deadline);
    while (this.#deps.bus.shared && guests() > 0 && performance.now() < until)
      await new Promise((resolve) => setTimeout(resolve, MOVE_CHECK_MS));
    clearInterval(this.#timer);
    for (const gateway of gateways) gateway.dispose();
    this.#gateways.clear();
  }

  #through(code: string, session: LiveSessionId | undefined): Gateway | undefined {
    const gateway = session && this.bySession(session);
    if (gateway) this.#byCode.set(code, gateway.session);
    return gateway;
  }

  /** All phones of a pub ask for the same code at once: the database is asked once. */
  #findByCode(code: string): Promise<LiveSessionId | undefined> {
    let lookUp = this.#lookUps.get(code);
    if (!lookUp) {
      lookUp = this.#deps.room.store.findByCode(code).finally(() => this.#lookUps.delete(code));
      this.#lookUps.set(code, lookUp);
    }
    return lookUp;
  }

  #tend() {
    const now = performance.now();
    for (const [session, gateway] of this.#gateways) {
      void gateway.renew();
      const { room } = gateway;
      if (room?.emptySince !== undefined && now - room.emptySince > IDLE_MS) void room.release();
      if (room || gateway.guestCount > 0) {
        this.#unusedSince.delete(gateway);
        continue;
      }
      const since = this.#unusedSince.get(gateway) ?? now;
      this.#unusedSince.set(gateway, since);
      if (now - since > UNUSED_MS) this.#forget(session, gateway);
    }
  }

  #forget(session: LiveSessionId, gateway: Gateway) {
    gateway.dispose();
    this.#unusedSince.delete(gateway);
    this.#gateways.delete(session);
    for (const [code, known] of this.#byCode) if (known === session) this.#byCode.delete(code);
  }
}
