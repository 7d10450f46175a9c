const PATIENCE_MS = 20_000;

interface Waiting {
  readonly look: () => void;
  readonly fail: (error: Error) => void;
}

/** Lets tests wait for conditions that are looked at whenever something happened, instead of sleeping. */
export class Moments {
  readonly #waiting = new Set<Waiting>();
  readonly #patienceMs: number;
  #failure: Error | undefined;

  constructor(patienceMs = PATIENCE_MS) {
    this.#patienceMs = patienceMs;
  }

  /** Something happened. */
  look(): void {
    for (const { look } of [...this.#waiting]) look();
  }

  /** Nothing good comes any more: whoever waits, or will wait, hears why. */
  fail(error: Error): void {
    this.#failure ??= error;
    for (const { fail } of [...this.#waiting]) fail(this.#failure);
  }

  /** Resolves when the condition holds; rejects after 20 s, or as long as was set, with what was waited for. */
  async until(condition: () => boolean, what: () => string): Promise<void> {
    if (this.#failure) throw this.#failure;
    if (condition()) return;
    await new Promise<void>((resolve, reject) => {
      const done = (settle: () => void) => {
        clearTimeout(timer);
        this.#waiting.delete(waiting);
        settle();
      };
      const waiting: Waiting = {
        look: () => {
          if (condition()) done(resolve);
        },
        fail: (error) => {
          done(() => {
            reject(error);
          });
        }
      };
      const timer = setTimeout(() => {
        waiting.fail(new Error(`waited in vain for ${what()}`));
      }, this.#patienceMs);
      this.#waiting.add(waiting);
    });
  }
}
