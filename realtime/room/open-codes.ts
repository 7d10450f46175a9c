import type { LiveSessionId } from '#core/ids.ts';
import type { RoomStore } from '../store/room-store.ts';

/** Between two looks, in ms: guessing costs the database this much, however many guess. */
const EVERY_MS = 1_000;

/**
 * The codes that are played, wherever their rooms are. Everybody who asks within a second waits for the same look, which
 * begins after they asked: so it knows the code that has just been made.
 */
export class OpenCodes {
  readonly #store: RoomStore;
  #next: Promise<ReadonlyMap<string, LiveSessionId>> | undefined;
  #lookedAt = -Infinity;

  constructor(store: RoomStore) {
    this.#store = store;
  }

  /**
   * The running session with this code.
   *
   * @throws StoreUnavailable
   */
  async find(code: string): Promise<LiveSessionId | undefined> {
    this.#next ??= this.#look();
    return (await this.#next).get(code);
  }

  async #look(): Promise<ReadonlyMap<string, LiveSessionId>> {
    const wait = Math.max(0, this.#lookedAt + EVERY_MS - performance.now());
    await new Promise((resolve) => setTimeout(resolve, wait));
    this.#lookedAt = performance.now();
    this.#next = undefined;
    return this.#store.openCodes();
  }
}
