import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '#lib/server/db/client.ts';
import { findFailingJobs } from '#lib/server/jobs/find-failing-jobs.ts';
import { PostgresJobStore } from '#lib/server/jobs/postgres-job-store.ts';
import { sweepJobs } from '#lib/server/jobs/sweep-jobs.ts';
import type { InstanceAccess } from '#lib/server/instance/open-instance.ts';
import { JobRunner, type JobOutcome, type JobRunnerOptions } from '#ops/jobs/job-runner.ts';
import { Hopeless, type QueuedJob, type RecurringJob } from '#ops/jobs/job.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/test-database.ts';

let database: TestDatabase;
let connection: ReturnType<typeof connect>;
let store: PostgresJobStore;
beforeAll(async () => {
  database = await createTestDatabase();
  connection = connect(database.url, { max: 6 });
  store = new PostgresJobStore(() => connection.db);
});
afterAll(async () => {
  await connection.sql.end();
  await database.drop();
});

let outcomes: JobOutcome[];
let runners: JobRunner[];
beforeEach(async () => {
  await connection.sql`truncate job`;
  outcomes = [];
  runners = [];
});
afterEach(() => Promise.all(runners.map((runner) => runner.stop(100))));

/** One of the processes that do jobs. */
function startRunner(jobs: JobRunnerOptions['jobs'], options: Partial<JobRunnerOptions> = {}): JobRunner {
  const onOutcome = (outcome: JobOutcome) => void outcomes.push(outcome);
  const runner = new JobRunner({ store, jobs, onOutcome, pollMs: 20, leaseMs: 60_000, ...options });
  runners.push(runner);
  runner.start();
  return runner;
}
const recurring = (run: RecurringJob['run'], more: Partial<RecurringJob> = {}): RecurringJob => ({
  ...{ name: 'sweep', everyMs: 3_600_000, run },
  ...more
});
const queued = (
  run: QueuedJob<{ n: number }>['run'],
  more: Partial<QueuedJob<{ n: number }>> = {}
): QueuedJob<{ n: number }> => ({
  ...{ name: 'letter', payload: v.object({ n: v.number() }), goodForMs: 3_600_000, mostWaiting: 50, run },
  ...more
});
const rows = () => connection.sql`select * from job order by name`;
/** As if so many ms had passed for all jobs. */
const pass = (ms: number) => connection.sql`
  update job set run_at = run_at - make_interval(secs => ${ms / 1_000}),
    created_at = created_at - make_interval(secs => ${ms / 1_000}),
    leased_until = leased_until - make_interval(secs => ${ms / 1_000}),
    given_up_at = given_up_at - make_interval(secs => ${ms / 1_000})`;
const outcomesOf = (kind: JobOutcome['outcome']) => outcomes.filter(({ outcome }) => outcome === kind);
const settled = (count: number) => expect.poll(() => outcomes.length).toBe(count);
const never = () => new Promise<void>(() => undefined);

describe('a job that is handed on', () => {
  it('is done once by two processes, with what was stored for it, and gone', async () => {
    const done: number[] = [];
    const job = queued(async ({ n }) => void done.push(n));
    const [one] = [startRunner([job]), startRunner([job])];
    const numbers = Array.from({ length: 40 }, (_, n) => n);
    await Promise.all(numbers.map((n) => one.add(job, { n })));
    await settled(40);
    expect(done.sort((a, b) => a - b)).toEqual(numbers);
    expect(await rows()).toEqual([]);
  });

  it('is tried again after it failed, later each time, and tells why in one word', async () => {
    const job = queued(async () => {
      throw Object.assign(new Error('no mailbox ada@example.org'), { code: 'EENVELOPE' });
    });
    await startRunner([job]).add(job, { n: 1 });
    await settled(1);
    expect(outcomes).toMatchObject([{ outcome: 'failed', job: 'letter', attempt: 1, retryInMs: 15_000 }]);
    const [row] = await rows();
    expect(row).toMatchObject({ attempts: 1, error: 'EENVELOPE', lease: null, payload: { n: 1 } });
    await pass(15_000);
    await settled(2);
    expect(outcomes[1]).toMatchObject({ attempt: 2, retryInMs: 60_000 });
    expect(await findFailingJobs(connection.db, {} as InstanceAccess)).toEqual([
      { name: 'letter', error: 'EENVELOPE' }
    ]);
  });

  it('is given up when it is worth nothing any more, or hopeless: without its payload, for a month', async () => {
    const late = queued(never, { goodForMs: 10_000 });
    const hopeless = queued(() => Promise.reject(new Hopeless('gone')), { name: 'other' });
    await store.add('letter', { n: 1 }, 5);
    await pass(11_000);
    await startRunner([late, hopeless]).add(hopeless, { n: 2 });
    await expect.poll(() => outcomesOf('givenUp').length).toBe(2);
    expect(await rows()).toMatchObject([
      { name: 'letter', payload: null, error: 'TooLate' },
      { name: 'other', payload: null, error: 'Hopeless' }
    ]);
    const access = {} as InstanceAccess;
    expect(await findFailingJobs(connection.db, access)).toHaveLength(2);
    await pass(86_400_000);
    expect(await findFailingJobs(connection.db, access)).toEqual([]);
    expect(await sweepJobs(connection.db)).toBe(0);
    await pass(30 * 86_400_000);
    expect(await sweepJobs(connection.db)).toBe(2);
  });

  it('is not kept when too many wait', async () => {
    const job = queued(never, { mostWaiting: 3 });
    const runner = new JobRunner({ store, jobs: [job], onOutcome: () => undefined });
    const added = [];
    for (let n = 0; n < 5; n++) added.push(await runner.add(job, { n }));
    expect(added).toEqual([true, true, true, false, false]);
  });

  it('waits for a process that knows it', async () => {
    await store.add('of-the-next-release', {}, 5);
    let swept = 0;
    startRunner([recurring(async () => void swept++)]);
    await settled(1);
    expect(await connection.sql`select attempts from job where name = 'of-the-next-release'`).toEqual([
      { attempts: 0 }
    ]);
  });
});

describe('a recurring job', () => {
  it('is done by one of two processes, and again when its time has come', async () => {
    let runs = 0;
    const job = recurring(async () => void runs++);
    startRunner([job]);
    startRunner([job]);
    await settled(1);
    expect(await rows()).toMatchObject([{ name: 'sweep', attempts: 0, lease: null }]);
    await pass(3_599_000);
    // Neither of the two has anything to do for a second.
    expect(await store.take(['sweep'], 1_000)).toBeUndefined();
    await pass(1_000);
    await settled(2);
    expect(runs).toBe(2);
  });

  it('is not in the way of another when it fails or hangs', async () => {
    const bad = recurring(() => Promise.reject(new RangeError('no')), { name: 'bad' });
    const stuck = recurring(never, { name: 'stuck', longestMs: 30 });
    let swept = 0;
    startRunner([bad, stuck, recurring(async () => void swept++)]);
    await settled(3);
    expect(swept).toBe(1);
    const failed = outcomesOf('failed').map((outcome) => 'job' in outcome && outcome.job);
    expect(failed.sort()).toEqual(['bad', 'stuck']);
    expect(await rows()).toMatchObject([
      { name: 'bad', error: 'RangeError' },
      { name: 'stuck', error: 'TimedOut' },
      { name: 'sweep', error: null, failed_at: null }
    ]);
  });
});

describe('a process that dies in the middle', () => {
  it('has its job done by another when the lease is over, not before', async () => {
    await store.add('letter', { n: 7 }, 5);
    // Somebody takes it and is never heard of again.
    expect(await store.take(['letter'], 60_000)).toMatchObject({ payload: { n: 7 }, attempt: 1 });
    expect(await store.take(['letter'], 60_000)).toBeUndefined();
    await pass(60_000);
    const done: number[] = [];
    startRunner([queued(async ({ n }) => void done.push(n))]);
    await settled(1);
    expect(done).toEqual([7]);
  });

  it('changes nothing any more when it was only slow', async () => {
    await store.add('letter', { n: 7 }, 5);
    const slow = await store.take(['letter'], 60_000);
    await pass(60_000);
    const next = await store.take(['letter'], 60_000);
    if (!slow || !next) return expect.unreachable();
    await store.finish(slow, undefined);
    await store.retry(slow, 1, 'late');
    await store.giveUp(slow, 'late');
    await store.release(slow);
    expect(await store.extend(slow, 1)).toBe(false);
    expect(await rows()).toMatchObject([{ lease: next.lease, attempts: 2, error: null }]);
  });

  it('keeps its job for as long as it works', async () => {
    let finish = () => undefined as void;
    let runs = 0;
    const long = recurring(() => {
      runs++;
      return new Promise<void>((resolve) => {
        finish = () => {
          resolve();
        };
      });
    });
    startRunner([long], { leaseMs: 300 });
    await expect.poll(() => runs).toBe(1);
    const until = async () => {
      const [row] = await connection.sql<{ s: number }[]>`
        select extract(epoch from leased_until)::float8 as s from job`;
      return row?.s ?? 0;
    };
    const first = await until();
    // A second process gets nothing while the lease is renewed.
    startRunner([long], { leaseMs: 300 });
    await expect.poll(until).toBeGreaterThan(first + 0.5);
    finish();
    await settled(1);
    expect(runs).toBe(1);
  });
});

describe('a process that leaves', () => {
  it('tells its jobs to end, and another does them at once', async () => {
    let begun = 0;
    const job = queued((_, signal) => {
      begun++;
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(new Error('interrupted'));
        });
      });
    });
    const leaving = startRunner([job]);
    await leaving.add(job, { n: 1 });
    await expect.poll(() => begun).toBe(1);
    await leaving.stop(5_000);
    expect(outcomes).toEqual([]);
    expect(await rows()).toMatchObject([{ attempts: 0, lease: null, error: null }]);
    const done: number[] = [];
    startRunner([queued(async ({ n }) => void done.push(n))]);
    await expect.poll(() => done).toEqual([1]);
    expect(begun).toBe(1);
  });

  it('does not begin with what it asked for before', async () => {
    await store.add('letter', { n: 1 }, 5);
    let answer = () => undefined as void;
    const slow = new (class extends PostgresJobStore {
      override async take(names: readonly string[], leaseMs: number) {
        const taken = await super.take(names, leaseMs);
        await new Promise<void>((resolve) => (answer = resolve));
        return taken;
      }
    })(() => connection.db);
    const done: number[] = [];
    const leaving = startRunner([queued(async ({ n }) => void done.push(n))], { store: slow });
    await expect.poll(async () => (await rows())[0]?.['lease'] !== null).toBe(true);
    const left = leaving.stop(5_000);
    answer();
    await left;
    expect(done).toEqual([]);
    expect(await rows()).toMatchObject([{ attempts: 0, lease: null }]);
  });

  it('does not wait for who does not listen', async () => {
    let begun = 0;
    const leaving = startRunner([
      recurring(() => {
        begun++;
        return never();
      })
    ]);
    await expect.poll(() => begun).toBe(1);
    await leaving.stop(20);
    // Nobody else begins with it before the lease is over.
    expect(await store.take(['sweep'], 1_000)).toBeUndefined();
  });
});

it('jobs wait while the database is away, and go on when it is back', async () => {
  let isAway = true;
  const flaky = new PostgresJobStore(() => {
    if (isAway) throw new Error('away');
    return connection.db;
  });
  let swept = 0;
  startRunner([recurring(async () => void swept++)], { store: flaky });
  await expect.poll(() => outcomesOf('storeAway').length).toBeGreaterThan(1);
  isAway = false;
  await expect.poll(() => swept).toBe(1);
});
