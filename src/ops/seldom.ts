/** Says each text at most once in a while, for what is tried again all the time. */
export class Seldom {
  readonly #say: (text: string) => void;
  readonly #everyMs: number;
  readonly #now: () => number;
  readonly #saidAt = new Map<string, number>();

  constructor(say: (text: string) => void, everyMs = 60_000, now: () => number = () => performance.now()) {
    this.#say = say;
    this.#everyMs = everyMs;
    this.#now = now;
  }

  say(text: string): void {
    const now = this.#now();
    for (const [said, at] of this.#saidAt) if (now - at >= this.#everyMs) this.#saidAt.delete(said);
    if (this.#saidAt.has(text)) return;
    this.#saidAt.set(text, now);
    this.#say(text);
  }
}
