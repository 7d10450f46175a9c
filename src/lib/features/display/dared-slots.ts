import type { Face } from '#core/protocol/server-frames.ts';

/** Places of faces that stay where they are: who comes takes the place of whoever stands there longest. */
export class DaredSlots {
  readonly #slots: (Face | undefined)[];
  #next = 0;

  readonly #landing: number;

  /**
   * @param count how many places there are
   * @param landing most who come at a time
   */
  constructor(count: number, landing = count) {
    this.#landing = landing;
    this.#slots = Array.from<undefined>({ length: count });
  }

  /**
   * Who stands where now.
   *
   * @param dared newest first; who is not among them stays until the place is needed, and whoever could not land yet may the next time
   */
  see(dared: readonly Face[]): readonly (Face | undefined)[] {
    const there = new Set(this.#slots.map((face) => face?.[0]));
    const newest = dared.slice(0, this.#slots.length).filter(([id]) => !there.has(id));
    for (const face of newest.slice(0, this.#landing).reverse()) {
      this.#slots[this.#next] = face;
      this.#next = (this.#next + 1) % this.#slots.length;
    }
    return [...this.#slots];
  }
}
