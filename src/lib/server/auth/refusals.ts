type Reason = 'wrong' | 'limited';

/** Refusals that follow within this time are told in one line, in ms: who guesses does not fill the log. */
const WINDOW_MS = 60_000;

/** Counts refused sign-ins: the first one is told at once, those that follow together. */
export class Refusals {
  readonly #tell: (reason: Reason, count: number) => void;
  readonly #waiting = new Map<Reason, number>();

  /** @param tell how many were refused since it was told the last time */
  constructor(tell: (reason: Reason, count: number) => void) {
    this.#tell = tell;
  }

  count(reason: Reason): void {
    const waiting = this.#waiting.get(reason);
    if (waiting !== undefined) {
      this.#waiting.set(reason, waiting + 1);
      return;
    }
    this.#tell(reason, 1);
    this.#open(reason);
  }

  #open(reason: Reason): void {
    this.#waiting.set(reason, 0);
    // It keeps no process alive; the count of a last minute may go with it.
    setTimeout(() => {
      this.#close(reason);
    }, WINDOW_MS).unref();
  }

  #close(reason: Reason): void {
    const count = this.#waiting.get(reason) ?? 0;
    this.#waiting.delete(reason);
    if (count === 0) return;
    this.#tell(reason, count);
    this.#open(reason);
  }
}
