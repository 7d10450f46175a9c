/** The same failure is told once within this time, in ms. */
const SAME_MS = 10 * 60_000;
/** Most reports within an hour. */
const PER_HOUR = 20;
const HOUR_MS = 60 * 60_000;
/** Failures that are remembered; whoever produces more kinds than this has other worries. */
const MAX_KINDS = 500;

interface Kind {
  toldAt: number;
  /** How often it happened since. */
  untold: number;
}

/** Keeps a failing process from flooding whoever is told. */
export class ReportLimits {
  readonly #now: () => number;
  readonly #kinds = new Map<string, Kind>();
  #told: number[] = [];

  /** @param now ms, never going back */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** How often this happened untold since it was told last; `undefined` when it is not to be told now. */
  take(key: string): number | undefined {
    const now = this.#now();
    const kind = this.#kinds.get(key) ?? { toldAt: -Infinity, untold: 0 };
    this.#told = this.#told.filter((at) => now - at < HOUR_MS);
    const mayTell = now - kind.toldAt >= SAME_MS && this.#told.length < PER_HOUR;
    const { untold } = kind;
    this.#remember(key, mayTell ? { toldAt: now, untold: 0 } : { ...kind, untold: untold + 1 });
    if (!mayTell) return undefined;
    this.#told.push(now);
    return untold;
  }

  #remember(key: string, kind: Kind) {
    // The order of a map is the order of insertion: the first is the one that was not seen for longest.
    this.#kinds.delete(key);
    this.#kinds.set(key, kind);
    const [oldest] = this.#kinds.keys();
    if (this.#kinds.size > MAX_KINDS && oldest !== undefined) this.#kinds.delete(oldest);
  }
}
