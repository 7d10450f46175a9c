import type { LiveSessionId } from '#core/ids.ts';
import type { Allowance, Bus, Ownership } from './bus.ts';

interface Expiring<T> {
  readonly value: T;
  expiresAt: number;
}

/** Entries beyond this are swept when they have expired. */
const SWEEP_ABOVE = 10_000;

/** What the buses of one process share. */
export class InProcessHub {
  readonly owners = new Map<LiveSessionId, Expiring<string>>();
  readonly channels = new Map<string, Set<(message: string) => void>>();
  readonly used = new Map<string, Expiring<true>>();
  readonly hits = new Map<string, Expiring<{ count: number }>>();
}

const sweep = (map: Map<string, Expiring<unknown>>, now: number) => {
  if (map.size <= SWEEP_ABOVE) return;
  for (const [key, entry] of map) if (entry.expiresAt <= now) map.delete(key);
};

/** The bus of a single worker. Several on one hub stand for several workers in tests. */
export class InProcessBus implements Bus {
  readonly workerId: string;
  readonly shared: boolean;
  readonly heardSince = -Infinity;
  readonly #hub: InProcessHub;
  readonly #now: () => number;
  readonly #subscriptions = new Set<() => void>();

  /** @param hub shared with other workers of the same process; one of its own when absent */
  constructor(workerId: string, hub?: InProcessHub, now: () => number = Date.now) {
    this.workerId = workerId;
    this.shared = hub !== undefined;
    this.#hub = hub ?? new InProcessHub();
    this.#now = now;
  }

  async ping(): Promise<void> {
    // Always there.
  }

  async start(): Promise<void> {
    // Nothing to connect to.
  }

  async claim(session: LiveSessionId, ttlMs: number, over?: string): Promise<Ownership> {
    const now = this.#now();
    const held = this.#hub.owners.get(session);
    if (held && held.expiresAt > now && held.value !== this.workerId && held.value !== over)
      return { mine: false, owner: held.value };
    this.#hub.owners.set(session, { value: this.workerId, expiresAt: now + ttlMs });
    return { mine: true };
  }

  async release(session: LiveSessionId): Promise<void> {
    if (this.#hub.owners.get(session)?.value === this.workerId) this.#hub.owners.delete(session);
  }

  async publish(channel: string, message: string): Promise<number> {
    const listeners = [...(this.#hub.channels.get(channel) ?? [])];
    for (const listener of listeners) listener(message);
    return listeners.length;
  }

  async subscribe(channel: string, listener: (message: string) => void): Promise<() => Promise<void>> {
    const listeners = this.#hub.channels.get(channel) ?? new Set();
    this.#hub.channels.set(channel, listeners);
    // A wrapper of its own, so that the same function may subscribe twice.
    const entry = (message: string) => {
      listener(message);
    };
    listeners.add(entry);
    const stop = () => {
      listeners.delete(entry);
      this.#subscriptions.delete(stop);
      if (listeners.size === 0) this.#hub.channels.delete(channel);
    };
    this.#subscriptions.add(stop);
    return async () => {
      stop();
    };
  }

  async once(key: string, ttlMs: number): Promise<boolean> {
    const now = this.#now();
    sweep(this.#hub.used, now);
    const entry = this.#hub.used.get(key);
    if (entry && entry.expiresAt > now) return false;
    this.#hub.used.set(key, { value: true, expiresAt: now + ttlMs });
    return true;
  }

  async allow(key: string, { limit, windowMs }: Allowance): Promise<boolean> {
    const now = this.#now();
    sweep(this.#hub.hits, now);
    let entry = this.#hub.hits.get(key);
    if (!entry || entry.expiresAt <= now) {
      entry = { value: { count: 0 }, expiresAt: now + windowMs };
      this.#hub.hits.set(key, entry);
    }
    entry.value.count += 1;
    return entry.value.count <= limit;
  }

  async close(): Promise<void> {
    for (const stop of [...this.#subscriptions]) stop();
    for (const [session, held] of this.#hub.owners)
      if (held.value === this.workerId) this.#hub.owners.delete(session);
  }
}
