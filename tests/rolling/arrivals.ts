import { PROTOCOL } from '#core/protocol/server-frames.ts';
import { WebSocket } from 'ws';

/** Between two guests, in ms. */
const EVERY_MS = 100;
const PATIENCE_MS = 10_000;

/** Guests who come to the worker at every moment: each opens a socket, asks for the time and leaves. */
export class Arrivals {
  count = 0;
  /** Why some were not served. */
  readonly failures: string[] = [];
  /** Until the socket was open and the first frame answered, in ms. */
  readonly latencies: number[] = [];
  readonly #url: string;
  readonly #open = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(url: string) {
    this.#url = url;
  }

  start(): void {
    this.#timer = setInterval(() => {
      const guest = this.#visit();
      this.#open.add(guest);
      void guest.finally(() => this.#open.delete(guest));
    }, EVERY_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.all(this.#open);
  }

  #visit(): Promise<void> {
    this.count += 1;
    const since = performance.now();
    const ws = new WebSocket(this.#url, PROTOCOL, { perMessageDeflate: false });
    return new Promise((resolve) => {
      let isServed = false;
      let reason = 'closed before it was served';
      const late = setTimeout(() => {
        reason = 'not served in time';
        ws.terminate();
      }, PATIENCE_MS);
      ws.on('open', () => {
        ws.send(JSON.stringify({ t: 'ping', n: 1 }));
      });
      ws.on('message', () => {
        isServed = true;
        this.latencies.push(performance.now() - since);
        ws.close();
      });
      ws.on('error', (error) => {
        reason = error.message;
      });
      ws.on('close', () => {
        clearTimeout(late);
        if (!isServed) this.failures.push(reason);
        resolve();
      });
    });
  }
}
