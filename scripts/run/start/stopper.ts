import { endOwnedGroups } from '../process/owned-groups.ts';

/** npm passes on the signal that the terminal has sent us already: within this time both count as one, in ms. */
const SAME_KEYPRESS_MS = 500;
/** A start in progress may take this long to notice, in ms. */
const STARTUP_PATIENCE_MS = 15_000;
const FORCED_EXIT_CODE = 130;

/** Thrown by a start that was interrupted. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** Owns the end of the process: what was started last is stopped first. */
export class Stopper {
  readonly #steps: (() => Promise<void> | void)[] = [];
  #stopping = false;
  #running: Promise<void> | undefined;

  get isStopping(): boolean {
    return this.#stopping;
  }

  /** Registers how to undo what was just started. */
  onStop(step: () => Promise<void> | void): void {
    this.#steps.push(step);
  }

  /** @throws Stopped */
  checkpoint(): void {
    if (this.#stopping) throw new Stopped();
  }

  /** Undoes everything, once. Failures are collected, so that one does not keep the others alive. */
  stop(): Promise<void> {
    this.#stopping = true;
    return (this.#running ??= this.#undoAll());
  }

  async #undoAll(): Promise<void> {
    const failures: unknown[] = [];
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) {
      try {
        await step();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'not everything could be stopped');
  }

  /**
   * Ctrl-C, a closed terminal and SIGTERM stop orderly and exit with 0; a second one exits at once.
   *
   * @param startup settles when the start is over; it is waited for, so that nothing half-started stays behind
   */
  handleSignals(startup: () => Promise<unknown>, onStop: () => void, onForce: () => void): void {
    let first = 0;
    const onSignal = () => {
      if (first > 0) {
        if (performance.now() - first < SAME_KEYPRESS_MS) return;
        onForce();
        process.exit(FORCED_EXIT_CODE);
      }
      first = performance.now();
      this.#stopping = true;
      onStop();
      void this.#finish(startup());
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  }

  async #finish(startup: Promise<unknown>): Promise<void> {
    await endOwnedGroups();
    const timer = new Promise((resolve) => setTimeout(resolve, STARTUP_PATIENCE_MS).unref());
    await Promise.race([startup.catch(() => undefined), timer]);
    await this.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      }
    );
  }
}
