import type { LiveSessionId } from '#core/ids.ts';

export type Ownership = { readonly mine: true } | { readonly mine: false; readonly owner: string };

export interface Allowance {
  /** Most hits within a window. */
  readonly limit: number;
  readonly windowMs: number;
}

/**
 * What workers tell each other. It only finds and forwards: the epoch in PostgreSQL protects the data, so everything
 * here may be lost at any moment without losing an answer. Methods reject with `BusUnavailable` when the bus cannot be
 * reached, but for `once` and `allow`, which then count within this worker alone.
 */
export interface Bus {
  /** Name of this worker, unique among the running ones. */
  readonly workerId: string;
  /** Whether other workers can be on it: a room that leaves this one may go on elsewhere. */
  readonly shared: boolean;
  /** Since when this worker hears the others without interruption, on the monotonic clock; −∞ from the start. */
  readonly heardSince: number;
  /** Asks the bus for a sign of life. */
  ping(): Promise<void>;
  /** Connects. Rejects when that is not possible now; may be called again. */
  start(): Promise<void>;
  /**
   * Asks for a room for `ttlMs`. Asking again as the owner renews.
   *
   * @param over a worker that is known to be gone: its claim does not count
   */
  claim(session: LiveSessionId, ttlMs: number, over?: string): Promise<Ownership>;
  /** Gives a room up. Does nothing when it is not ours. */
  release(session: LiveSessionId): Promise<void>;
  /** Sends a message to all subscribers of a channel in order; resolves to how many received it. */
  publish(channel: string, message: string): Promise<number>;
  /** Hears a channel until the returned function is called. */
  subscribe(channel: string, listener: (message: string) => void): Promise<() => Promise<void>>;
  /** True for the first caller with this key within `ttlMs`, false for every later one. */
  once(key: string, ttlMs: number): Promise<boolean>;
  /** Counts a hit; false when there were more than allowed in the current window. */
  allow(key: string, allowance: Allowance): Promise<boolean>;
  close(): Promise<void>;
}

/** The bus cannot be reached at the moment; the same call may succeed later. */
export class BusUnavailable extends Error {
  override readonly name = 'BusUnavailable';
}
