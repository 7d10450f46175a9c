/**
 * Numbers that look random and follow from a seed: the evening is the same at every installation.
 * (mulberry32, https://gist.github.com/tommyettinger/46a874533244883189143505d203312c)
 */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** From 0 up to and without 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  whole(low: number, high: number): number {
    return Math.round(this.between(low, high));
  }

  happens(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(choices: readonly T[]): T {
    const choice = choices[Math.floor(this.next() * choices.length)];
    if (choice === undefined) throw new Error('There is nothing to choose from.');
    return choice;
  }

  /** Spread as by nature around 0, with a standard deviation of 1; never further away than 3. (Irwin–Hall) */
  bell(): number {
    let sum = 0;
    for (let i = 0; i < 12; i++) sum += this.next();
    return Math.min(3, Math.max(-3, sum - 6));
  }
}
