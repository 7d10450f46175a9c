import type { Log } from './log.ts';

const EVERY_MS = 60_000;
const SAMPLES = 5;

/**
 * The clock of all rooms [CLOCK-1]: the database's, kept by a monotonic local clock and an offset that is measured at
 * the start and every minute. A worker whose own clock is wrong changes nothing.
 */
export class DatabaseClock {
  readonly #ask: () => Promise<number>;
  readonly #log: Log;
  /** Database time minus monotonic time, in ms. */
  #offset = performance.timeOrigin;
  #timer: NodeJS.Timeout | undefined;

  constructor(ask: () => Promise<number>, log: Log) {
    this.#ask = ask;
    this.#log = log;
  }

  /** ms since the epoch; whole numbers, so that they survive JSON and integer columns. */
  readonly now = (): number => Math.round(performance.now() + this.#offset);

  /** How far the clock of this machine is behind the database's, in ms. */
  get aheadMs(): number {
    return performance.now() + this.#offset - Date.now();
  }

  /** Measures at once and from then on every minute. */
  async start(): Promise<void> {
    await this.#measure();
    this.#timer = setInterval(() => {
      void this.#measure();
    }, EVERY_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #measure() {
    let best = Infinity;
    let offset = this.#offset;
    try {
      for (let sample = 0; sample < SAMPLES; sample++) {
        const before = performance.now();
        const time = await this.#ask();
        const after = performance.now();
        if (after - before >= best) continue;
        best = after - before;
        offset = time - (before + after) / 2;
      }
      this.#offset = offset;
    } catch (error) {
      this.#log.warn({ err: error }, 'clock not compared with the database');
    }
  }
}
