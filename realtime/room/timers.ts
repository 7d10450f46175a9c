/** Runs a task at most once per interval, soon after it was asked for: many requests, few runs. */
export class Coalescer {
  readonly #task: () => void;
  readonly #intervalMs: number;
  #timer: NodeJS.Timeout | undefined;
  #last = -Infinity;

  constructor(intervalMs: number, task: () => void) {
    this.#intervalMs = intervalMs;
    this.#task = task;
  }

  request(): void {
    if (this.#timer) return;
    const wait = Math.max(0, this.#last + this.#intervalMs - performance.now());
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#last = performance.now();
      this.#task();
    }, wait);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

/** One timer that can be set anew; setting it replaces the one before. */
export class Alarm {
  #timer: NodeJS.Timeout | undefined;

  set(ms: number, ring: () => void): void {
    clearTimeout(this.#timer);
    // Longer waits than a timer can hold ring early; who set the alarm looks at the clock anyway.
    this.#timer = setTimeout(ring, Math.min(Math.max(ms, 0), 2 ** 31 - 1));
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
