/** A link whose other side is this far behind is given up, in operations. */
const MAX_WAITING = 200_000;

export interface OutboxOptions<Op> {
  /** Publishes one batch; resolves to how many received it. */
  readonly publish: (n: number, ops: readonly Op[]) => Promise<number>;
  /** Nobody received a batch, or it is not known whether somebody did. */
  readonly onBroken: (reason: 'nobody' | 'unavailable' | 'backlog') => void;
}

/**
 * One direction of a link: numbers its batches and has one of them under way; what is added meanwhile forms the next,
 * so that batches grow with the load and an idle link adds no delay.
 */
export class Outbox<Op> {
  readonly #options: OutboxOptions<Op>;
  #waiting: Op[] = [];
  #n = 0;
  #running = false;
  #closed = false;

  constructor(options: OutboxOptions<Op>) {
    this.#options = options;
  }

  /** Operations that are not under way yet; may be changed until they are. */
  get waiting(): Op[] {
    return this.#waiting;
  }

  add(op: Op): void {
    if (this.#closed) return;
    this.#waiting.push(op);
    if (this.#waiting.length > MAX_WAITING) this.#break('backlog');
    else this.#start();
  }

  /** Says that we are here, where nothing else says so. */
  beat(): void {
    if (this.#closed || this.#running) return;
    this.#running = true;
    void this.#send([], this.#n);
  }

  close(): void {
    this.#closed = true;
    this.#waiting = [];
  }

  #start() {
    if (this.#running) return;
    this.#running = true;
    // Everything of this turn of the event loop shares the batch.
    setImmediate(() => void this.#next());
  }

  async #next(): Promise<void> {
    if (this.#closed) return;
    const ops = this.#waiting;
    this.#waiting = [];
    this.#n += 1;
    await this.#send(ops, this.#n);
  }

  async #send(ops: readonly Op[], n: number): Promise<void> {
    let receivers: number;
    try {
      receivers = await this.#options.publish(n, ops);
    } catch {
      this.#break('unavailable');
      return;
    }
    if (this.#closed) return;
    if (receivers === 0) {
      this.#break('nobody');
      return;
    }
    if (this.#waiting.length > 0) await this.#next();
    else this.#running = false;
  }

  #break(reason: 'nobody' | 'unavailable' | 'backlog') {
    if (this.#closed) return;
    this.close();
    this.#options.onBroken(reason);
  }
}

/** The other direction: tells whether a batch is the one that must come next. */
export class Inbox {
  #last = 0;

  /** `next`: apply it; `beat`: nothing new; `gap`: something got lost. */
  take(n: number, size: number): 'next' | 'beat' | 'gap' {
    if (size === 0) return n === this.#last ? 'beat' : 'gap';
    if (n !== this.#last + 1) return 'gap';
    this.#last = n;
    return 'next';
  }
}
