import type { Socket } from 'node:net';

/** What happens to the bytes of one direction. */
export type Flow =
  | { readonly kind: 'pass' }
  /** Bytes and ends of connections vanish; both sides believe in the connection. */
  | { readonly kind: 'swallow' }
  /** Bytes wait, and arrive in order when the flow changes: what TCP makes of a short partition. */
  | { readonly kind: 'stall' }
  /** Bytes arrive in order, so many ms later. */
  | { readonly kind: 'delay'; readonly ms: number };

interface Waiting {
  readonly due: number;
  /** `null` is the end of the stream. */
  readonly chunk: Buffer | null;
}

/** Carries the bytes of one direction of one connection. */
export class FaultPipe {
  readonly #from: Socket;
  readonly #to: Socket;
  #flow: Flow;
  readonly #queue: Waiting[] = [];
  #timer: NodeJS.Timeout | undefined;
  /** Something of this stream is gone for good: a TCP connection never delivers with a hole, so nothing follows. */
  #torn = false;

  constructor(from: Socket, to: Socket, flow: Flow) {
    this.#from = from;
    this.#to = to;
    this.#flow = flow;
    from.on('data', (chunk: Buffer) => {
      this.#take(chunk);
    });
    from.on('end', () => {
      this.#take(null);
    });
    to.on('drain', () => {
      from.resume();
    });
  }

  /** Whether the other side hears what happens to this one. */
  get tells(): boolean {
    return !this.#torn && this.#flow.kind !== 'swallow' && this.#flow.kind !== 'stall';
  }

  get torn(): boolean {
    return this.#torn;
  }

  set(flow: Flow): void {
    this.#flow = flow;
    this.#flush();
  }

  /** Nothing of this stream arrives from now on. */
  tear(): void {
    this.#torn = true;
    this.#queue.length = 0;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#queue.length = 0;
  }

  #take(chunk: Buffer | null) {
    if (this.#torn || this.#flow.kind === 'swallow') {
      this.tear();
      return;
    }
    const delay = this.#flow.kind === 'delay' ? this.#flow.ms : 0;
    this.#queue.push({ due: performance.now() + delay, chunk });
    this.#flush();
  }

  #flush() {
    clearTimeout(this.#timer);
    if (this.#flow.kind === 'stall') return;
    for (let [next] = this.#queue; next; [next] = this.#queue) {
      const wait = next.due - performance.now();
      if (wait > 0) {
        this.#timer = setTimeout(() => {
          this.#flush();
        }, wait);
        return;
      }
      this.#queue.shift();
      this.#deliver(next.chunk);
    }
  }

  #deliver(chunk: Buffer | null) {
    if (this.#to.destroyed || this.#to.writableEnded) return;
    if (chunk === null) this.#to.end();
    else if (!this.#to.write(chunk)) this.#from.pause();
  }
}
