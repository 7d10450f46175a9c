import type { LiveSessionId } from '#core/ids.ts';
import type { Metrics } from '../ops/metrics.ts';
import type { Allowance, Bus, Ownership } from './bus.ts';

/** A bus whose messages are counted. */
export class CountedBus implements Bus {
  readonly #bus: Bus;
  readonly #metrics: Metrics;

  constructor(bus: Bus, metrics: Metrics) {
    this.#bus = bus;
    this.#metrics = metrics;
  }

  get workerId(): string {
    return this.#bus.workerId;
  }
  get shared(): boolean {
    return this.#bus.shared;
  }
  get heardSince(): number {
    return this.#bus.heardSince;
  }
  ping(): Promise<void> {
    return this.#bus.ping();
  }
  start(): Promise<void> {
    return this.#bus.start();
  }
  claim(session: LiveSessionId, ttlMs: number, over?: string): Promise<Ownership> {
    return this.#bus.claim(session, ttlMs, over);
  }
  release(session: LiveSessionId): Promise<void> {
    return this.#bus.release(session);
  }
  publish(channel: string, message: string): Promise<number> {
    this.#metrics.relayed('out');
    return this.#bus.publish(channel, message);
  }
  subscribe(channel: string, listener: (message: string) => void): Promise<() => Promise<void>> {
    return this.#bus.subscribe(channel, (message) => {
      this.#metrics.relayed('in');
      listener(message);
    });
  }
  once(key: string, ttlMs: number): Promise<boolean> {
    return this.#bus.once(key, ttlMs);
  }
  allow(key: string, allowance: Allowance): Promise<boolean> {
    return this.#bus.allow(key, allowance);
  }
  close(): Promise<void> {
    return this.#bus.close();
  }
}
