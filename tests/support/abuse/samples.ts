import { setTimeout as sleep } from 'node:timers/promises';
import { quantile } from '../quantile.ts';

export interface Waits {
  readonly count: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly mostMs: number;
}

const POLL_MS = 20;

/**
 * Waits of something that is tried at fixed moments. A moment at which nothing could be tried, because the tries before
 * it still hang, waits with them: those who wait do not get fewer because all wait.
 */
export class Samples {
  readonly #ms: number[] = [];
  /** When each try began that hangs, by its number. */
  readonly #open = new Map<number, number>();
  readonly #skipped: number[] = [];
  #begun = 0;

  /** How many tries hang. */
  get open(): number {
    return this.#open.size;
  }

  /** Call what is returned when the wait is over. */
  begin(): () => void {
    const number = ++this.#begun;
    const since = performance.now();
    this.#open.set(number, since);
    return () => {
      const now = performance.now();
      if (!this.#open.delete(number)) return;
      this.#ms.push(now - since, ...this.#skipped.splice(0).map((at) => now - at));
    };
  }

  skip(): void {
    this.#skipped.push(performance.now());
  }

  /** Waits for what hangs; what still does after `patienceMs` counts as far as it has come. */
  async settle(patienceMs: number): Promise<readonly number[]> {
    const end = performance.now() + patienceMs;
    while (this.open > 0 && performance.now() < end) await sleep(POLL_MS);
    const now = performance.now();
    return [...this.#ms, ...[...this.#open.values(), ...this.#skipped].map((since) => now - since)];
  }
}

export const describeWaits = (ms: readonly number[]): Waits => ({
  count: ms.length,
  p50Ms: Math.round(quantile(ms, 0.5) || 0),
  p99Ms: Math.round(quantile(ms, 0.99) || 0),
  mostMs: Math.round(Math.max(0, ...ms))
});
