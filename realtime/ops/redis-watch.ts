import { check, type Check } from '#ops/health.ts';
import type { Bus } from '../bus/bus.ts';

/** Knows whether Redis is there, and since when it is not. */
export class RedisWatch {
  readonly #bus: Bus;
  readonly #graceMs: number;
  readonly #now: () => number;
  #awaySince: number | undefined;

  /** @param graceMs how long it may be away before that counts */
  constructor(bus: Bus, graceMs: number, now: () => number = () => performance.now()) {
    this.#bus = bus;
    this.#graceMs = graceMs;
    this.#now = now;
  }

  /** As seen at the last check. */
  get isAway(): boolean {
    return this.#awaySince !== undefined;
  }

  /** For how long, in ms; 0 while it is there. */
  get awayForMs(): number {
    return this.#awaySince === undefined ? 0 : this.#now() - this.#awaySince;
  }

  /** It has been away for longer than the grace: this worker cannot serve rooms of others. */
  get isAwayForLong(): boolean {
    return this.isAway && this.awayForMs >= this.#graceMs;
  }

  async check(): Promise<Check> {
    const result = await check(() => this.#bus.ping());
    if (result.ok) this.#awaySince = undefined;
    else this.#awaySince ??= this.#now();
    return result;
  }
}
