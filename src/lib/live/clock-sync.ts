/** Samples kept; the one with the shortest round trip is the most honest. */
const KEPT = 8;

/** Keeps the server's clock on the client, from pings: minimum round trip of the last samples [CLOCK-4]. */
export class ClockSync {
  readonly #monotonic: () => number;
  #samples: { rtt: number; offset: number }[] = [];
  #guess: number | undefined;
  #stale = false;

  /** @param monotonic ms since some moment, on a clock that never jumps */
  constructor(monotonic: () => number) {
    this.#monotonic = monotonic;
  }

  /** Takes a first guess from any frame that carries the server's time. */
  hint(serverNow: number): void {
    this.#guess ??= serverNow - this.#monotonic();
  }

  /** A pong: `sentAt` on the monotonic clock, `serverNow` as the server wrote it, both in ms. */
  sample(sentAt: number, serverNow: number): void {
    // Samples of another network are better than none, and worse than the first new one.
    if (this.#stale) this.#samples = [];
    this.#stale = false;
    const receivedAt = this.#monotonic();
    const rtt = receivedAt - sentAt;
    this.#samples.push({ rtt, offset: serverNow + rtt / 2 - receivedAt });
    if (this.#samples.length > KEPT) this.#samples.shift();
  }

  /** A new connection, perhaps over another network: what was learned counts until something new is. */
  renew(): void {
    this.#stale = true;
  }

  /** ms since the epoch on the server's clock. */
  now(): number {
    const best = this.#samples.reduce<{ rtt: number; offset: number } | undefined>(
      (found, sample) => (found && found.rtt <= sample.rtt ? found : sample),
      undefined
    );
    return this.#monotonic() + (best?.offset ?? this.#guess ?? Date.now() - this.#monotonic());
  }
}
