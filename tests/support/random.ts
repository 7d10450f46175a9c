import { createHash } from 'node:crypto';

/** Random numbers that follow from a name: a round can be played again with the same choices. */
export class Random {
  #state: number;

  constructor(name: string) {
    this.#state = createHash('sha256').update(name).digest().readUInt32LE();
  }

  /** From 0 up to and without 1. (mulberry32, https://gist.github.com/tommyettinger/46a874533244883189143505d203312c) */
  readonly next = (): number => {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };

  between(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(choices: readonly T[]): T {
    const choice = choices[Math.floor(this.next() * choices.length)];
    if (choice === undefined) throw new Error('nothing to choose from');
    return choice;
  }

  shuffled<T>(choices: readonly T[]): T[] {
    const keyed = choices.map((choice) => ({ choice, key: this.next() }));
    return keyed.sort((a, b) => a.key - b.key).map(({ choice }) => choice);
  }
}
