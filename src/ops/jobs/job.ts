import * as v from 'valibot';

interface JobBase {
  /**
   * What it is called in the database, in logs and metrics. A payload of another form is another job, with another name:
   * during a deploy a process takes only what it knows.
   */
  readonly name: string;
  /** A run that takes longer counts as failed, in ms. */
  readonly longestMs?: number;
}

/** Is done again and again, by one process at a time, whichever comes to it. */
export interface RecurringJob extends JobBase {
  /** From the end of one run to the next, in ms. */
  readonly everyMs: number;
  /** Being done twice does no harm: whoever dies in the middle has it done again. */
  run(signal: AbortSignal): Promise<void>;
}

/** Is handed on and done once, soon; and again, later, where it fails. */
export interface QueuedJob<P> extends JobBase {
  /** Reads what was stored when it was handed on. It holds no secret. */
  readonly payload: v.GenericSchema<unknown, P>;
  /** After this it is worth nothing any more, in ms since it was handed on. */
  readonly goodForMs: number;
  /** So many may wait: whoever makes us do more is no person. */
  readonly mostWaiting: number;
  /** Being done twice does no harm: whoever dies in the middle has it done again. */
  run(payload: P, signal: AbortSignal): Promise<void>;
}

export type Job = RecurringJob | QueuedJob<unknown>;

export const isRecurring = (job: Job): job is RecurringJob => 'everyMs' in job;

/** Thrown by a job that another try would not help. */
export class Hopeless extends Error {
  override readonly name: string = 'Hopeless';
}

/** Runs a job, whatever it is, with what is stored for it. */
export async function runJob(job: Job, stored: unknown, signal: AbortSignal): Promise<void> {
  if (isRecurring(job)) return job.run(signal);
  const payload = v.safeParse(job.payload, stored);
  // What is wrong with it may name somebody.
  if (!payload.success) throw new Hopeless('its payload cannot be read');
  return job.run(payload.output, signal);
}

const FIRST_MS = 15_000;
const LONGEST_MS = 60 * 60_000;

/** How long a job that failed so many times in a row waits, in ms: 15 s, a minute, four … an hour at most. */
export const retryDelayMs = (failures: number): number =>
  Math.min(LONGEST_MS, FIRST_MS * 4 ** Math.max(0, failures - 1));
