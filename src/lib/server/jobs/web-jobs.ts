import { JobRunner, type JobOutcome } from '#ops/jobs/job-runner.ts';
import type { QueuedJob } from '#ops/jobs/job.ts';
import { Seldom } from '#ops/seldom.ts';
import { AppError } from '#core/errors.ts';
import { database } from '../db/client.ts';
import { log } from '../log.ts';
import { accountMail } from '../mail/account-mail.ts';
import { metrics } from '../metrics/open-metrics.ts';
import { PostgresJobStore } from './postgres-job-store.ts';
import { recurringJobs } from './recurring-jobs.ts';

let current: JobRunner | undefined;

function runner(): JobRunner {
  current ??= new JobRunner({
    store: new PostgresJobStore(database),
    jobs: [...recurringJobs, ...Object.values(accountMail)],
    onOutcome: tell
  });
  return current;
}

/** Begins to do what is to be done later or again, beside the other web processes. */
export function startJobs(): void {
  runner().start();
}

/** Waits for what runs, at most so long, in ms. What is interrupted is done by another process, or after the next start. */
export async function stopJobs(ms: number): Promise<void> {
  await current?.stop(ms);
}

/**
 * Hands a job on.
 * @throws AppError `too_many` when too many wait
 */
export async function handOn<P>(job: QueuedJob<P>, payload: P): Promise<void> {
  if (await runner().add(job, payload)) return;
  log().warn({ job: job.name }, 'too many jobs wait');
  throw new AppError('too_many');
}

const away = new Seldom((text) => {
  log().warn({ why: text }, 'jobs wait for the database');
});

function tell(outcome: JobOutcome): void {
  if (outcome.outcome === 'storeAway') {
    away.say(outcome.cause instanceof Error ? outcome.cause.name : 'unknown');
    return;
  }
  metrics()?.countJob(outcome.job, outcome.outcome);
  if (outcome.outcome === 'done') return;
  const { cause: err, ...facts } = outcome;
  if (outcome.outcome === 'failed') log().warn({ ...facts, err }, 'job failed, and is tried again');
  else log().error({ ...facts, err }, 'job failed for good');
}
