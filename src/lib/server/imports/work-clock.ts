/** However busy the machine is, nobody waits for more than so many times the work, as time goes by. */
const PATIENCE = 5;
const MIN_WAIT_MS = 50;

/**
 * Calls back once a thread may have worked for so long. Node cannot tell how long a thread has worked; but it has not
 * worked for longer than its process. So a file is not taken for hostile because others use the processors.
 */
export class WorkClock {
  readonly #workMs: number;
  readonly #onOver: () => void;
  readonly #startedAt = performance.now();
  readonly #usedBefore = process.cpuUsage();
  #timer: NodeJS.Timeout;

  /** @param workMs in ms of a processor */
  constructor(workMs: number, onOver: () => void) {
    this.#workMs = workMs;
    this.#onOver = onOver;
    this.#timer = this.#lookIn(workMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #lookIn(ms: number): NodeJS.Timeout {
    return setTimeout(() => {
      const { user, system } = process.cpuUsage(this.#usedBefore);
      const left = this.#workMs - (user + system) / 1_000;
      const isPatient = performance.now() - this.#startedAt < PATIENCE * this.#workMs;
      if (left > 0 && isPatient) this.#timer = this.#lookIn(Math.max(MIN_WAIT_MS, left));
      else this.#onOver();
    }, ms);
  }
}
