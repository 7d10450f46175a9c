/** Probes at the start, to know the round trip before the first question; then now and then. */
const FIRST_PROBES = 3;
const FIRST_INTERVAL_MS = 700;
const INTERVAL_MS = 25_000;
/** The round trip of the last probes counts, so that a phone that moved from Wi-Fi to 4G is measured anew. */
const KEPT = 5;
const TICK_MS = 100;
const SLOTS = INTERVAL_MS / TICK_MS + 1;

/** Whoever is probed. */
export interface Peer {
  ping(): void;
  terminate(): void;
}

/**
 * Measures the round trip to a client with WebSocket pings, which every browser answers by itself: the page cannot
 * lie about it, only be slow. Also finds connections whose other end is gone.
 */
export class RoundTrip {
  readonly #peer: Peer;
  readonly #samples: number[] = [];
  #sentAt = 0;
  #waiting = false;
  #probes = 0;

  /** Probes at once, and from now on with the heartbeat. */
  constructor(heartbeat: Heartbeat, peer: Peer) {
    this.#peer = peer;
    heartbeat.add(this);
  }

  /** Best of the last samples, in ms; 0 before the first. */
  get ms(): number {
    return this.#samples.length > 0 ? Math.min(...this.#samples) : 0;
  }

  pong(): void {
    if (!this.#waiting) return;
    this.#waiting = false;
    this.#samples.push(performance.now() - this.#sentAt);
    if (this.#samples.length > KEPT) this.#samples.shift();
  }

  /** Returns when to probe next, in ms; `undefined` when nobody is there any more. */
  probe(): number | undefined {
    if (this.#waiting && this.#probes > FIRST_PROBES) {
      // A whole interval without an answer.
      this.#peer.terminate();
      return undefined;
    }
    if (!this.#waiting) {
      this.#waiting = true;
      this.#sentAt = performance.now();
      this.#peer.ping();
    }
    this.#probes += 1;
    return this.#probes < FIRST_PROBES ? FIRST_INTERVAL_MS : INTERVAL_MS;
  }
}

/** One timer for the probes of all connections: a wheel with a slot for each tick of the longest interval. */
export class Heartbeat {
  readonly #slots: Set<RoundTrip>[] = Array.from({ length: SLOTS }, () => new Set());
  readonly #slotOf = new Map<RoundTrip, Set<RoundTrip>>();
  readonly #timer: NodeJS.Timeout;
  #now = 0;

  constructor() {
    this.#timer = setInterval(() => {
      this.#tick();
    }, TICK_MS);
  }

  add(trip: RoundTrip): void {
    const inMs = trip.probe();
    if (inMs === undefined) return;
    const slot = this.#slots[(this.#now + Math.round(inMs / TICK_MS)) % SLOTS];
    slot?.add(trip);
    if (slot) this.#slotOf.set(trip, slot);
  }

  remove(trip: RoundTrip): void {
    this.#slotOf.get(trip)?.delete(trip);
    this.#slotOf.delete(trip);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #tick() {
    this.#now = (this.#now + 1) % SLOTS;
    const due = this.#slots[this.#now];
    if (!due || due.size === 0) return;
    const trips = [...due];
    due.clear();
    for (const trip of trips) {
      this.#slotOf.delete(trip);
      this.add(trip);
    }
  }
}
