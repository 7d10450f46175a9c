import { codeOf } from '../failure.ts';
import { within } from '../within.ts';
import { Hopeless, isRecurring, retryDelayMs, runJob, type Job, type QueuedJob } from './job.ts';
import type { JobStore, TakenJob } from './job-store.ts';

/** What became of a run. */
export type JobOutcome =
  | { readonly outcome: 'done'; readonly job: string; readonly ms: number }
  | {
      readonly outcome: 'failed';
      readonly job: string;
      readonly attempt: number;
      readonly cause: unknown;
      readonly retryInMs: number;
    }
  | { readonly outcome: 'givenUp'; readonly job: string; readonly cause: unknown }
  /** Nothing can be taken or noted; the work goes on when the store is back. */
  | { readonly outcome: 'storeAway'; readonly cause: unknown };

export interface JobRunnerOptions {
  readonly store: JobStore;
  readonly jobs: readonly Job[];
  readonly onOutcome: (outcome: JobOutcome) => void;
  /** How often somebody looks for what others have handed on, in ms. */
  readonly pollMs?: number;
  /** A process that died keeps its job for so long, in ms. */
  readonly leaseMs?: number;
}

const POLL_MS = 5_000;
const LEASE_MS = 60_000;
const LONGEST_MS = 10 * 60_000;

class TooLate extends Hopeless {
  override readonly name = 'TooLate';
}

/**
 * Does what must be done later or again. A process runs one job of each name at a time, so that one that hangs or fails
 * stands in nobody's way; a job runs in one process at a time.
 */
export class JobRunner {
  readonly #store: JobStore;
  readonly #jobs: ReadonlyMap<string, Job>;
  readonly #onOutcome: (outcome: JobOutcome) => void;
  readonly #pollMs: number;
  readonly #leaseMs: number;
  readonly #stop = new AbortController();
  readonly #running = new Map<string, Promise<void>>();
  #looping: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isPlanned = false;
  #isWoken = false;
  #wakeUp: (() => void) | undefined;

  constructor({ store, jobs, onOutcome, pollMs = POLL_MS, leaseMs = LEASE_MS }: JobRunnerOptions) {
    this.#store = store;
    this.#jobs = new Map(jobs.map((job) => [job.name, job]));
    if (this.#jobs.size < jobs.length) throw new Error('two jobs have one name');
    this.#onOutcome = onOutcome;
    this.#pollMs = pollMs;
    this.#leaseMs = leaseMs;
  }

  start(): void {
    this.#looping = this.#loop();
  }

  /**
   * Hands a job on. When this resolves it is stored, and survives this process.
   * @returns false when too many wait already
   */
  async add<P>(job: QueuedJob<P>, payload: P): Promise<boolean> {
    const isAdded = await this.#store.add(job.name, payload, job.mostWaiting);
    if (isAdded) this.#wake();
    return isAdded;
  }

  /**
   * Takes nothing any more, tells what runs to end, and waits for it, at most so long, in ms. What was interrupted is done
   * by another process; at once where it said so in time, else when its lease is over.
   */
  async stop(ms: number): Promise<void> {
    this.#stop.abort(new Error('the process ends'));
    this.#wake();
    // Whoever is late is not waited for.
    const ended = (async () => {
      await this.#looping;
      await Promise.all(this.#running.values());
    })();
    await within(ms, ended).catch(() => undefined);
  }

  async #loop(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      try {
        await this.#takeWhatIsDue();
      } catch (cause) {
        this.#tellAway(cause);
      }
      await this.#pause();
    }
  }

  async #takeWhatIsDue(): Promise<void> {
    if (!this.#isPlanned) {
      for (const job of this.#jobs.values())
        if (isRecurring(job)) await this.#store.plan(job.name, job.everyMs);
      this.#isPlanned = true;
    }
    while (!this.#stop.signal.aborted) {
      const idle = [...this.#jobs.keys()].filter((name) => !this.#running.has(name));
      const taken = idle.length > 0 ? await this.#store.take(idle, this.#leaseMs) : undefined;
      const job = taken && this.#jobs.get(taken.name);
      if (!taken || !job) return;
      // Whoever leaves begins with nothing that it had already asked for.
      if (this.#stop.signal.aborted) return this.#note(this.#store.release(taken));
      const work = this.#work(job, taken).finally(() => {
        this.#running.delete(job.name);
        this.#wake();
      });
      this.#running.set(job.name, work);
    }
  }

  async #work(job: Job, taken: TakenJob): Promise<void> {
    const lost = new AbortController();
    const beat = setInterval(() => {
      this.#store.extend(taken, this.#leaseMs).then(
        (isOurs) => {
          if (!isOurs) lost.abort(new Error('another process has this job'));
        },
        (cause: unknown) => {
          this.#tellAway(cause);
        }
      );
    }, this.#leaseMs / 3);
    const started = performance.now();
    try {
      if (!isRecurring(job) && taken.ageMs > job.goodForMs) throw new TooLate('it came too late');
      const signal = AbortSignal.any([this.#stop.signal, lost.signal]);
      await within(job.longestMs ?? LONGEST_MS, runJob(job, taken.payload, signal));
      await this.#note(this.#store.finish(taken, isRecurring(job) ? job.everyMs : undefined));
      this.#onOutcome({ outcome: 'done', job: job.name, ms: performance.now() - started });
    } catch (cause) {
      await this.#fail(job, taken, cause);
    } finally {
      clearInterval(beat);
    }
  }

  async #fail(job: Job, taken: TakenJob, cause: unknown): Promise<void> {
    if (this.#stop.signal.aborted) return this.#note(this.#store.release(taken));
    const { name } = job;
    const why = wordFor(cause);
    const retryInMs = retryDelayMs(taken.attempt);
    const isHopeless =
      !isRecurring(job) && (cause instanceof Hopeless || taken.ageMs + retryInMs > job.goodForMs);
    if (isHopeless) {
      await this.#note(this.#store.giveUp(taken, why));
      this.#onOutcome({ outcome: 'givenUp', job: name, cause });
      return;
    }
    await this.#note(this.#store.retry(taken, retryInMs, why));
    this.#onOutcome({ outcome: 'failed', job: name, attempt: taken.attempt, cause, retryInMs });
  }

  /** Whatever cannot be noted is found when the lease is over. */
  async #note(noting: Promise<void>): Promise<void> {
    await noting.catch((cause: unknown) => {
      this.#tellAway(cause);
    });
  }

  #tellAway(cause: unknown): void {
    // Whoever leaves closes the database behind us.
    if (!this.#stop.signal.aborted) this.#onOutcome({ outcome: 'storeAway', cause });
  }

  #wake(): void {
    this.#isWoken = true;
    this.#wakeUp?.();
  }

  async #pause(): Promise<void> {
    if (!this.#isWoken && !this.#stop.signal.aborted)
      await new Promise<void>((resolve) => {
        this.#wakeUp = resolve;
        // A process that has nothing else to do may end.
        this.#timer = setTimeout(resolve, this.#pollMs).unref();
      });
    clearTimeout(this.#timer);
    this.#wakeUp = undefined;
    this.#isWoken = false;
  }
}

/** A failure in one word for the database: a code, or the name of its class. Messages may name somebody. */
function wordFor(cause: unknown): string {
  const word = codeOf(cause) || (cause instanceof Error ? causeWord(cause) : '');
  return (word || 'unknown').slice(0, 60);
}

/** Drizzle wraps what the driver threw. */
const causeWord = (error: Error): string => codeOf(error.cause) || error.name;
