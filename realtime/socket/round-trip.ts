import type { WebSocket } from 'ws';

/** Probes at the start, to know the round trip before the first question; then now and then. */
const FIRST_PROBES = 3;
const FIRST_INTERVAL_MS = 700;
const INTERVAL_MS = 20_000;
/** The round trip of the last probes counts, so that a phone that moved from Wi-Fi to 4G is measured anew. */
const KEPT = 5;

/**
 * Measures the round trip to a client with WebSocket pings, which every browser answers by itself: the page cannot
 * lie about it, only be slow. Also finds connections whose other end is gone.
 */
export class RoundTrip {
  readonly #ws: WebSocket;
  readonly #samples: number[] = [];
  #sentAt = 0;
  #waiting = false;
  #probes = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(ws: WebSocket) {
    this.#ws = ws;
    ws.on('pong', () => {
      if (!this.#waiting) return;
      this.#waiting = false;
      this.#samples.push(performance.now() - this.#sentAt);
      if (this.#samples.length > KEPT) this.#samples.shift();
    });
    this.#probe();
  }

  /** Best of the last samples, in ms; 0 before the first. */
  get ms(): number {
    return this.#samples.length > 0 ? Math.min(...this.#samples) : 0;
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #probe() {
    if (this.#waiting && this.#probes > FIRST_PROBES) {
      // A whole interval without an answer: nobody is there.
      this.#ws.terminate();
      return;
    }
    if (!this.#waiting) {
      this.#waiting = true;
      this.#sentAt = performance.now();
      this.#ws.ping();
    }
    this.#probes += 1;
    this.#timer = setTimeout(
      () => {
        this.#probe();
      },
      this.#probes < FIRST_PROBES ? FIRST_INTERVAL_MS : INTERVAL_MS
    );
  }
}
