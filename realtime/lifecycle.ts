/**
 * Where a worker is in its life, always forward: `standby`: it waits for the one before it · `ready`: it serves ·
 * `leaving`: its health says that it goes, and it serves on until its proxies have noticed · `draining`: its rooms are
 * given up · `gone`.
 */
export type Stage = 'standby' | 'ready' | 'leaving' | 'draining' | 'gone';

const ORDER: readonly Stage[] = ['standby', 'ready', 'leaving', 'draining', 'gone'];

/** The one place that knows where a worker is in its life. */
export class Lifecycle {
  #stage: Stage = 'standby';
  readonly #standby = new AbortController();

  get stage(): Stage {
    return this.#stage;
  }

  /** Aborted when the worker needs not wait for the one before it any more, because it leaves itself. */
  get whileWaiting(): AbortSignal {
    return this.#standby.signal;
  }

  /** Whether requests and new rooms may come. */
  get isReady(): boolean {
    return this.#stage === 'ready';
  }

  /** Whether sockets are still let in: a proxy that has not noticed sends them. */
  get takesSockets(): boolean {
    return this.#stage === 'ready' || this.#stage === 'leaving';
  }

  /** As others are told. */
  get told(): 'standby' | 'ok' | 'draining' {
    if (this.#stage === 'standby') return 'standby';
    return this.#stage === 'ready' ? 'ok' : 'draining';
  }

  /** It may serve; false where it was told to go while it waited. */
  serve(): boolean {
    if (this.#stage !== 'standby') return false;
    this.#stage = 'ready';
    return true;
  }

  /**
   * It goes. Whoever served says so first and serves on, where others can take over; alone, the next worker waits for this
   * one, and the sooner it leaves the better.
   */
  leave(othersTakeOver: boolean): void {
    this.#forward(this.isReady && othersTakeOver ? 'leaving' : 'draining');
    this.#standby.abort();
  }

  drain(): void {
    this.#forward('draining');
  }

  /** Its rooms have moved: nothing is served here any more. */
  end(): void {
    this.#forward('gone');
  }

  #forward(to: Stage) {
    if (ORDER.indexOf(to) > ORDER.indexOf(this.#stage)) this.#stage = to;
  }
}
