/** A name takes its place at most so often, in ms: all of them can be read. */
export const TURN_MS = 450;

export interface Called {
  readonly id: string;
  /** Which of the places, from 0: names stay where they are until another one takes their place. */
  readonly place: number;
}

/**
 * Whose names stand in the lobby: one by one, so that each can be read however many come. When far more come than can be
 * told, those in between stand in the crowd without having been called.
 */
export class Newcomers {
  /** Newest first. */
  shown: readonly Called[] = [];
  readonly #places: number;
  #waiting: string[] = [];
  readonly #known = new Set<string>();
  #turn = 0;
  #turnedAt = -Infinity;

  /** @param places names that stand there at a time */
  constructor(places: number) {
    this.#places = places;
  }

  /** @param latest ids of who came last, newest first; `now` in ms. Who is there already when it begins needs no call. */
  see(latest: readonly string[], now: number): void {
    const isLate = this.#known.size === 0 && latest.length > 1;
    const came = latest.filter((id) => !this.#known.has(id)).reverse();
    for (const id of came) this.#known.add(id);
    // Who was removed is called no more.
    const isHere = new Set(latest);
    this.#waiting = [...this.#waiting, ...came].filter((id) => isHere.has(id)).slice(-this.#places);
    if (isLate) for (const id of this.#waiting.splice(0)) this.#call(id);
    this.turn(now);
  }

  /** Calls the next one if it is time. */
  turn(now: number): void {
    if (now - this.#turnedAt < TURN_MS) return;
    const next = this.#waiting.shift();
    if (next === undefined) return;
    this.#turnedAt = now;
    this.#call(next);
  }

  /** When to turn again, in ms; `undefined` while nobody waits. */
  get nextAt(): number | undefined {
    return this.#waiting.length > 0 ? this.#turnedAt + TURN_MS : undefined;
  }

  #call(id: string): void {
    const place = this.#turn++ % this.#places;
    this.shown = [{ id, place }, ...this.shown.filter((one) => one.place !== place)];
  }
}
