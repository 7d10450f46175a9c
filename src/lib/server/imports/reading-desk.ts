import { AppError } from '#core/errors.ts';

export interface DeskOptions {
  /** How many may read at the same time. */
  readonly places: number;
  /** How many may wait for a place. */
  readonly queue: number;
  /** How long each of them waits, in ms. */
  readonly patienceMs: number;
}

/** Where files are read: few at a time in this process, one at a time per account. */
export class ReadingDesk {
  readonly #options: DeskOptions;
  readonly #accounts = new Set<string>();
  readonly #waiting: (() => void)[] = [];
  #taken = 0;

  constructor(options: DeskOptions) {
    this.#options = options;
  }

  /**
   * Does work for an account, unless some is being done for it.
   * @throws AppError `conflict` with `import_running`
   */
  async oneAtATime<T>(account: string, work: () => Promise<T>): Promise<T> {
    if (this.#accounts.has(account)) throw new AppError('conflict', 'import_running');
    this.#accounts.add(account);
    try {
      return await work();
    } finally {
      this.#accounts.delete(account);
    }
  }

  /**
   * Does work as soon as there is a place.
   * @throws AppError `unavailable` with `import_busy` when there is none for too long
   */
  async withPlace<T>(work: () => Promise<T>): Promise<T> {
    await this.#takePlace();
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      // Whoever waits takes over the place.
      if (next) next();
      else this.#taken -= 1;
    }
  }

  async #takePlace(): Promise<void> {
    const { places, queue, patienceMs } = this.#options;
    if (this.#taken < places) {
      this.#taken += 1;
      return;
    }
    const busy = new AppError('unavailable', 'import_busy');
    if (this.#waiting.length >= queue) throw busy;
    await new Promise<void>((resolve, reject) => {
      const turn = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(turn), 1);
        reject(busy);
      }, patienceMs);
      this.#waiting.push(turn);
    });
  }
}
