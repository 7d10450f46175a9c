import type { LiveSessionId } from '#core/ids.ts';
import type { Allowance, Bus, Ownership } from './bus.ts';
import { InProcessBus } from './in-process-bus.ts';

interface Subscription {
  readonly channel: string;
  readonly listener: (message: string) => void;
  /** Absent while the shared bus does not know of it. */
  stopShared?: () => Promise<void>;
  stopped: boolean;
}

/**
 * A bus that workers share, and that the only one of them can do without [ROOM-20]. Who calls `goAlone` has made sure
 * that no other worker runs, and keeps others out until some time after `goTogether`.
 */
export class AloneOrSharedBus implements Bus {
  readonly workerId: string;
  readonly #bus: Bus;
  readonly #own: InProcessBus;
  readonly #now: () => number;
  readonly #subscriptions = new Set<Subscription>();
  readonly #onAlone = new Set<() => void>();
  #isAlone = false;
  #togetherSince = -Infinity;

  constructor(bus: Bus, now: () => number = () => performance.now()) {
    this.#bus = bus;
    this.#now = now;
    this.workerId = bus.workerId;
    this.#own = new InProcessBus(bus.workerId);
  }

  get isAlone(): boolean {
    return this.#isAlone;
  }

  get shared(): boolean {
    return !this.#isAlone;
  }

  get heardSince(): number {
    return this.#isAlone ? -Infinity : Math.max(this.#bus.heardSince, this.#togetherSince);
  }

  /** Since when others, if there were any, would hear and be heard, in ms; `undefined` while they would not. */
  get togetherForMs(): number | undefined {
    const isComplete = [...this.#subscriptions].every(({ stopShared }) => stopShared !== undefined);
    return this.#isAlone || !isComplete ? undefined : this.#now() - this.#togetherSince;
  }

  goAlone(): void {
    this.#isAlone = true;
    for (const go of [...this.#onAlone]) go();
  }

  goTogether(): void {
    if (!this.#isAlone) return;
    this.#isAlone = false;
    this.#togetherSince = this.#now();
    this.#catchUp();
  }

  ping(): Promise<void> {
    return this.#bus.ping();
  }

  async start(): Promise<void> {
    await this.#bus.start();
    this.#catchUp();
  }

  claim(session: LiveSessionId, ttlMs: number, over?: string): Promise<Ownership> {
    return this.#current.claim(session, ttlMs, over);
  }

  async release(session: LiveSessionId): Promise<void> {
    await this.#own.release(session);
    if (!this.#isAlone) await this.#bus.release(session);
  }

  publish(channel: string, message: string): Promise<number> {
    return this.#current.publish(channel, message);
  }

  async subscribe(channel: string, listener: (message: string) => void): Promise<() => Promise<void>> {
    const subscription: Subscription = { channel, listener, stopped: false };
    const stopOwn = await this.#own.subscribe(channel, listener);
    this.#subscriptions.add(subscription);
    const stop = async () => {
      subscription.stopped = true;
      this.#subscriptions.delete(subscription);
      await stopOwn();
      if (subscription.stopShared) await this.#untilAlone(subscription.stopShared());
    };
    try {
      await this.#untilAlone(this.#share(subscription));
    } catch (error) {
      await stop();
      throw error;
    }
    return stop;
  }

  once(key: string, ttlMs: number): Promise<boolean> {
    return this.#bus.once(key, ttlMs);
  }

  allow(key: string, allowance: Allowance): Promise<boolean> {
    return this.#bus.allow(key, allowance);
  }

  async close(): Promise<void> {
    await Promise.all([this.#own.close(), this.#bus.close()]);
  }

  /** Waits for the shared bus, which may never answer, while it counts. */
  async #untilAlone(work: Promise<void>): Promise<void> {
    work.catch(() => undefined); // who waits for it hears of it
    if (this.#isAlone) return;
    let go = () => {};
    const alone = new Promise<void>((resolve) => {
      go = resolve;
      this.#onAlone.add(resolve);
    });
    await Promise.race([work, alone]).finally(() => this.#onAlone.delete(go));
  }

  get #current(): Bus {
    return this.#isAlone ? this.#own : this.#bus;
  }

  /** Lets the shared bus know what was subscribed without it. */
  #catchUp() {
    for (const subscription of this.#subscriptions)
      if (!subscription.stopShared)
        // It is tried again when the bus is there again.
        this.#share(subscription).catch(() => undefined);
  }

  async #share(subscription: Subscription): Promise<void> {
    const stop = await this.#bus.subscribe(subscription.channel, subscription.listener);
    if (subscription.stopped || subscription.stopShared) await stop();
    else subscription.stopShared = stop;
  }
}
