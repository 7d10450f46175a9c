/** Entries beyond this are swept when they have run out. */
const SWEEP_ABOVE = 10_000;

/** Keys that are refused for a while, on a monotonic clock. */
export class BlockList {
  readonly #until = new Map<string, number>();
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  isBlocked(key: string): boolean {
    const until = this.#until.get(key);
    if (until === undefined) return false;
    if (until > this.#now()) return true;
    this.#until.delete(key);
    return false;
  }

  block(key: string, ms: number): void {
    const now = this.#now();
    this.#until.set(key, now + ms);
    if (this.#until.size <= SWEEP_ABOVE) return;
    for (const [other, until] of this.#until) if (until <= now) this.#until.delete(other);
  }
}
