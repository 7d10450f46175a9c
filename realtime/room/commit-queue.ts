import type { SequencedEvent } from '#core/game/events.ts';
import type { Metrics } from '../ops/metrics.ts';
import { StoreUnavailable } from '../store/room-store.ts';
import type { Client } from './client.ts';
import type { Frame } from './frame.ts';

/** Runs when its batch closes, on the state of that moment; what it returns runs after the commit. */
export type Effect = () => () => void;

export interface CommitQueueOptions {
  commit(events: readonly SequencedEvent[]): Promise<'committed' | 'fenced'>;
  /** Whether we are known to own the room; otherwise effects without events wait for the database's word. */
  isOwnershipFresh(): boolean;
  /** Called when a batch closes: prepares what its events mean to others. Delivered before the batch's effects. */
  prepare(events: readonly SequencedEvent[]): () => Promise<void>;
  /** The database went away, or its disk is full (true), or it stores again after `outageMs` (false). */
  onSaving(saving: boolean, outageMs: number, isDiskFull: boolean): void;
  /** The room is lost: fenced off, or its batch can never be stored. */
  onLost(reason: 'fenced' | 'failed', error?: unknown): void;
  /** A batch was stored; times on the monotonic clock, in ms. */
  onStored(events: number, since: number, until: number): void;
  readonly metrics: Metrics;
}

/** A frame that only has to wait for the commit. */
interface Reply {
  readonly client: Client;
  readonly frame: Frame;
  /** When the answer came that it acknowledges, on the monotonic clock, in ms; NaN for other replies. */
  readonly answeredAt: number;
}

interface Pending {
  events: SequencedEvent[];
  effects: Effect[];
  replies: Reply[];
}
const nothing = (): Pending => ({ events: [], effects: [], replies: [] });

/** After a batch of this size … */
const BUSY_EVENTS = 8;
/** … the next one waits until it has this size, or for so long, in ms: fewer and larger transactions under load. */
const ENOUGH_EVENTS = 128;
const LINGER_MS = 1;

/** Waits between tries to reach the database, in ms. */
const FIRST_RETRY_MS = 50;
const LAST_RETRY_MS = 2_000;
/** A commit that takes longer than this counts as an outage, from its beginning on, in ms. */
const SLOW_MS = 1_000;

/**
 * Group commit [ROOM-2]: one batch is in flight; what arrives meanwhile forms the next. Effects leave only after the
 * batch that holds them is durable, in the order in which they were added.
 */
export class CommitQueue {
  readonly #options: CommitQueueOptions;
  #pending = nothing();
  #lastSize = 0;
  #running: Promise<void> | undefined;
  #outageSince: number | undefined;
  #wake: (() => void) | undefined;
  #lost = false;
  #mustProve = false;
  /** When the last batch was stored, on the monotonic clock, in ms. */
  #storedAt = -Infinity;

  constructor(options: CommitQueueOptions) {
    this.#options = options;
  }

  get saving(): boolean {
    return this.#outageSince !== undefined;
  }

  get lost(): boolean {
    return this.#lost;
  }

  add(events: readonly SequencedEvent[], effect?: Effect): void {
    if (this.#lost) return;
    for (const event of events) this.#pending.events.push(event);
    if (effect) this.#pending.effects.push(effect);
    this.#running ??= this.#run();
  }

  /**
   * Sends a frame once everything added so far is durable.
   *
   * @param answeredAt when the answer came that it acknowledges, on the monotonic clock, in ms
   */
  reply(client: Client, frame: Frame, answeredAt = NaN): void {
    if (this.#lost) return;
    this.#pending.replies.push({ client, frame, answeredAt });
    this.#running ??= this.#run();
  }

  /** Tells the database that we are there, unless it has heard of us within `quietMs`; learns whether we still own the room. */
  prove(quietMs = 0): void {
    if (this.#lost || performance.now() - this.#storedAt < quietMs) return;
    this.#mustProve = true;
    this.#running ??= this.#run();
  }

  /** Resolves when everything added so far is durable and delivered, or the room is lost. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** Stops retrying and forgets what was not stored. */
  abandon(): void {
    this.#lost = true;
    this.#pending = nothing();
    this.#wake?.();
  }

  async #run(): Promise<void> {
    // Everything that arrives in the same turn of the event loop shares the first batch.
    await new Promise((resolve) => setImmediate(resolve));
    try {
      while (!this.#lost && (this.#hasPending() || this.#mustProve)) {
        if (this.#lastSize >= BUSY_EVENTS && this.#pending.events.length < ENOUGH_EVENTS)
          await this.#pause(LINGER_MS);
        await this.#next();
      }
      this.#lastSize = 0;
    } catch (error) {
      this.#lose('failed', error);
    }
    this.#running = undefined;
  }

  #hasPending(): boolean {
    const { events, effects, replies } = this.#pending;
    return events.length > 0 || effects.length > 0 || replies.length > 0;
  }

  async #next(): Promise<void> {
    const { events, effects, replies } = this.#pending;
    this.#pending = nothing();
    this.#lastSize = events.length;
    const isProven = events.length === 0 && !this.#mustProve && this.#options.isOwnershipFresh();
    this.#mustProve = false;
    const stored = isProven ? Promise.resolve(true) : this.#store(events);
    // While the database writes: what the batch means to everybody, on exactly the state that it leads to.
    const deliverShared = this.#options.prepare(events);
    const deliveries = effects.map((effect) => effect());
    if (!(await stored)) return;
    await deliverShared();
    this.#send(replies);
    for (const deliver of deliveries) deliver();
  }

  #send(replies: readonly Reply[]) {
    const { metrics } = this.#options;
    const now = performance.now();
    for (const { client, frame, answeredAt } of replies) {
      client.send(frame);
      // Not for NaN.
      if (answeredAt <= now) metrics.acked(now - answeredAt);
    }
  }

  async #store(events: readonly SequencedEvent[]): Promise<boolean> {
    const since = performance.now();
    for (let wait = FIRST_RETRY_MS; !this.#lost; wait = Math.min(wait * 2, LAST_RETRY_MS)) {
      const slow = setTimeout(() => {
        this.#away(since);
      }, SLOW_MS);
      try {
        const result = await this.#options.commit(events);
        if (result === 'committed') {
          this.#storedAt = performance.now();
          if (events.length > 0) this.#options.onStored(events.length, since, this.#storedAt);
          this.#back();
          return true;
        }
        this.#lose('fenced');
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) this.#lose('failed', error);
        else {
          this.#away(since, error.isDiskFull);
          await this.#pause(wait);
        }
      } finally {
        clearTimeout(slow);
      }
    }
    return false;
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #away(since: number, isDiskFull = false) {
    if (this.#outageSince !== undefined || this.#lost) return;
    this.#outageSince = since;
    this.#options.onSaving(true, 0, isDiskFull);
  }

  #back() {
    if (this.#outageSince === undefined) return;
    const outageMs = Math.round(performance.now() - this.#outageSince);
    this.#outageSince = undefined;
    this.#options.onSaving(false, outageMs, false);
  }

  #lose(reason: 'fenced' | 'failed', error?: unknown) {
    if (this.#lost) return;
    this.abandon();
    this.#options.onLost(reason, error);
  }
}
