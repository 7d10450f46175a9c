import { residentBytes } from '../support/resident-bytes.ts';

const EVERY_MS = 100;
const MEGABYTE = 2 ** 20;

/** Resident memory of some processes together, from the moment of its making. */
export class MemoryWatch {
  readonly #pids: readonly number[];
  readonly #before: number;
  readonly #timer: NodeJS.Timeout;
  #most: number;

  constructor(pids: readonly number[]) {
    this.#pids = pids;
    this.#before = this.#megabytes();
    this.#most = this.#before;
    this.#timer = setInterval(() => {
      this.#look();
    }, EVERY_MS);
  }

  /** How far they grew at most, in MB. */
  get growthMb(): number {
    this.#look();
    return Math.round(this.#most - this.#before);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look() {
    this.#most = Math.max(this.#most, this.#megabytes());
  }

  #megabytes(): number {
    return this.#pids.reduce((sum, pid) => sum + residentBytes(pid), 0) / MEGABYTE;
  }
}
