const PATIENCE_MS = 20_000;

/** Lets tests wait for conditions that are looked at whenever something happened, instead of sleeping. */
export class Moments {
  readonly #waiting = new Set<() => void>();

  /** Something happened. */
  look(): void {
    for (const look of [...this.#waiting]) look();
  }

  /** Resolves when the condition holds; rejects after 20 s with what was waited for. */
  async until(condition: () => boolean, what: () => string): Promise<void> {
    if (condition()) return;
    await new Promise<void>((resolve, reject) => {
      const look = () => {
        if (!condition()) return;
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        reject(new Error(`waited in vain for ${what()}`));
      }, PATIENCE_MS);
      this.#waiting.add(look);
    });
  }
}
