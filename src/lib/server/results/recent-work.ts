interface Kept<Value> {
  readonly value: Promise<Value>;
  readonly until: number;
}

/**
 * Keeps what was costly to make for a while: whoever asks for the same meanwhile, also while it is being made, gets the same.
 * What failed is made again.
 */
export class RecentWork<Value> {
  readonly #kept = new Map<string, Kept<Value>>();
  readonly #keepMs: number;
  readonly #most: number;

  /** @param most that are kept; of more the oldest goes */
  constructor(keepMs: number, most: number) {
    this.#keepMs = keepMs;
    this.#most = most;
  }

  /** @param now in ms, on a clock that does not go back */
  get(key: string, now: number, make: () => Promise<Value>): Promise<Value> {
    const kept = this.#kept.get(key);
    if (kept && now < kept.until) return kept.value;
    const value = make();
    const fresh = { value, until: now + this.#keepMs };
    this.#kept.delete(key);
    this.#kept.set(key, fresh);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#most) break;
      this.#kept.delete(oldest);
    }
    value.catch(() => {
      if (this.#kept.get(key) === fresh) this.#kept.delete(key);
    });
    return value;
  }
}
