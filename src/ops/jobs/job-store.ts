/** A job that a process has taken. While its lease lasts no other takes it. */
export interface TakenJob {
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
  /** Names this taking of it: what an earlier one says of the job counts no more. */
  readonly lease: string;
  /** Tries that did not succeed since the last that did, this one included. */
  readonly attempt: number;
  /** Since it was handed on, in ms. */
  readonly ageMs: number;
}

/** Keeps jobs, for all processes together. All times are the store's own. */
export interface JobStore {
  /** Has a recurring job be due within `withinMs` at the latest. It is there once, however many processes say so. */
  plan(name: string, withinMs: number): Promise<void>;
  /** Keeps a job, due at once. @returns false when so many of this name wait already */
  add(name: string, payload: unknown, mostWaiting: number): Promise<boolean>;
  /** Takes what has been due for the longest of these names. Several processes may ask at once; one gets it. */
  take(names: readonly string[], leaseMs: number): Promise<TakenJob | undefined>;
  /** @returns false when the lease was lost */
  extend(job: TakenJob, leaseMs: number): Promise<boolean>;
  /** It succeeded: gone, or due again. */
  finish(job: TakenJob, againInMs: number | undefined): Promise<void>;
  /** It failed. @param why one word, without anything that a person typed */
  retry(job: TakenJob, inMs: number, why: string): Promise<void>;
  /** It failed for good: kept for a while without its payload, to be seen. */
  giveUp(job: TakenJob, why: string): Promise<void>;
  /** It was interrupted, and is due for whoever comes next. */
  release(job: TakenJob): Promise<void>;
}
