interface Timer {
  readonly id: number;
  readonly act: () => void;
  readonly everyMs: number | undefined;
  at: number;
}

/** What it takes the place of. */
const real = {
  Date,
  setTimeout: window.setTimeout.bind(window),
  setInterval: window.setInterval.bind(window),
  clearTimeout: window.clearTimeout.bind(window),
  clearInterval: window.clearInterval.bind(window),
  random: Math.random,
  now: performance.now.bind(performance)
};

/**
 * Lets go for a moment, so that what waits for nothing but its turn has it. A message comes at once; timers that follow each
 * other have to wait 4 ms.
 */
export const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });

/** The time of a page while a specimen is drawn: it passes only when it is told to, and chance has no say in it. */
export class StillTime {
  readonly #startsAt: number;
  #now = 0;
  #last = 0;
  #timers: Timer[] = [];

  /** @param startsAt ms since the epoch */
  constructor(startsAt: number) {
    this.#startsAt = startsAt;
  }

  /** Returns how to give the page its own time back; what waits then waits for ever. */
  install(): () => void {
    const today = () => this.#startsAt + this.#now;
    const wait = (act: () => void, ms = 0, everyMs?: number): number => {
      this.#timers.push({ id: ++this.#last, act, everyMs, at: this.#now + Math.max(0, ms) });
      return this.#last;
    };
    const forget = (id?: number) => {
      this.#timers = this.#timers.filter((timer) => timer.id !== id);
    };
    class StillDate extends Date {
      constructor(...given: readonly unknown[]) {
        // As the original takes them: none is the time that it is.
        super(...((given.length > 0 ? given : [today()]) as [number]));
      }
      static override now = today;
    }
    let seed = 1;
    Object.assign(window, {
      Date: StillDate,
      setTimeout: (act: () => void, ms?: number) => wait(act, ms),
      setInterval: (act: () => void, ms = 0) => wait(act, ms, ms),
      clearTimeout: forget,
      clearInterval: forget
    });
    // Linear congruential, as in Numerical Recipes: the same numbers each time.
    Math.random = () => (seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32;
    performance.now = () => this.#now;
    return () => {
      const { random, now, ...own } = real;
      Object.assign(window, own);
      Math.random = random;
      performance.now = now;
    };
  }

  /** Lets so many ms pass, with everything that is due in them, in its order. */
  pass(ms: number): void {
    const until = this.#now + ms;
    for (;;) {
      const next = this.#timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#now = Math.max(this.#now, next.at);
      if (next.everyMs === undefined) this.#timers = this.#timers.filter((timer) => timer !== next);
      else next.at += Math.max(1, next.everyMs);
      next.act();
    }
    this.#now = until;
  }
}
