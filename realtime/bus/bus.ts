import type { LiveSessionId } from '#core/ids.ts';

export type Ownership = { readonly mine: true } | { readonly mine: false; readonly owner: string };

export interface Allowance {
  /** Most hits within a window. */
  readonly limit: number;
  readonly windowMs: number;
}

/**
 * What workers tell each other. It only finds and forwards: the epoch in PostgreSQL protects the data, so everything
 * here may be lost at any moment without losing an answer. Methods reject when the bus cannot be reached.
 */
export interface Bus {
  /** Name of this worker, unique among the running ones. */
  readonly workerId: string;
  /** Asks for a room for `ttlMs`. Asking again as the owner renews. */
  claim(session: LiveSessionId, ttlMs: number): Promise<Ownership>;
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
