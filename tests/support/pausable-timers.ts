interface Timer {
  readonly act: () => void;
  readonly at: number;
  handle: NodeJS.Timeout | undefined;
}

/** Timers that stand still together; what is overdue then happens as soon as they go on. */
export class PausableTimers {
  readonly #timers = new Set<Timer>();
  #isPaused = false;

  /** Acts once after so many ms; returns how to call that off. */
  after(ms: number, act: () => void): () => void {
    const timer: Timer = { act, at: performance.now() + ms, handle: undefined };
    this.#timers.add(timer);
    if (!this.#isPaused) this.#arm(timer);
    return () => {
      clearTimeout(timer.handle);
      this.#timers.delete(timer);
    };
  }

  pause(): void {
    this.#isPaused = true;
    for (const { handle } of this.#timers) clearTimeout(handle);
  }

  resume(): void {
    this.#isPaused = false;
    for (const timer of this.#timers) this.#arm(timer);
  }

  #arm(timer: Timer) {
    timer.handle = setTimeout(
      () => {
        this.#timers.delete(timer);
        timer.act();
      },
      Math.max(0, timer.at - performance.now())
    );
  }
}
