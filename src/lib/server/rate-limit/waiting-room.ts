import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '#core/errors.ts';

/** One of the crowds that somebody belongs to while he waits, and how many of it may be here at a time. */
export interface Crowd {
  readonly name: string;
  readonly most: number;
}

/**
 * Where tries of this process wait. It holds nothing but a timer and a number per crowd, and bounded: whoever sends tries
 * without waiting for their answers piles up none.
 */
export class WaitingRoom {
  readonly #most: number;
  readonly #sleep: (ms: number) => Promise<unknown>;
  readonly #here = new Map<string, number>();
  #total = 0;

  /** @param most how many may be here in all */
  constructor(most: number, wait: (ms: number) => Promise<unknown> = sleep) {
    this.#most = most;
    this.#sleep = wait;
  }

  get size(): number {
    return this.#total;
  }

  /**
   * Takes a place in each crowd while the work runs.
   *
   * @param work is handed how to wait
   * @throws AppError `too_many` at once when one of them is full
   */
  async during<T>(
    crowds: readonly Crowd[],
    work: (wait: (ms: number) => Promise<void>) => Promise<T>
  ): Promise<T> {
    const isFull = crowds.some(({ name, most }) => (this.#here.get(name) ?? 0) >= most);
    if (isFull || this.#total >= this.#most) throw new AppError('too_many', 'sign_in_busy');
    this.#move(crowds, 1);
    try {
      return await work(async (ms) => {
        if (ms > 0) await this.#sleep(ms);
      });
    } finally {
      this.#move(crowds, -1);
    }
  }

  #move(crowds: readonly Crowd[], by: 1 | -1): void {
    this.#total += by;
    for (const { name } of crowds) {
      const count = (this.#here.get(name) ?? 0) + by;
      if (count === 0) this.#here.delete(name);
      else this.#here.set(name, count);
    }
  }
}
