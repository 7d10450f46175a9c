import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { JobStore, TakenJob } from '#ops/jobs/job-store.ts';
import { jobs } from '#schema/jobs.ts';
import type { Database } from '../db/client.ts';

/** A time so far from now, in ms. */
const after = (ms: number): SQL => sql`now() + make_interval(secs => ${ms / 1_000})`;

const ours = ({ id, lease }: TakenJob) => and(eq(jobs.id, id), eq(jobs.lease, lease));
const FREE = { lease: null, leasedUntil: null };

interface Row extends Record<string, unknown> {
  id: string;
  name: string;
  payload: unknown;
  lease: string;
  attempts: number;
  age: number;
}

/** Jobs in the table of that name. */
export class PostgresJobStore implements JobStore {
  readonly #db: () => Database;

  constructor(db: () => Database) {
    this.#db = db;
  }

  async plan(name: string, withinMs: number): Promise<void> {
    const soon = after(withinMs);
    await this.#db()
      .insert(jobs)
      .values({ name, recurring: name })
      .onConflictDoUpdate({ target: jobs.recurring, set: { runAt: sql`least(${jobs.runAt}, ${soon})` } });
  }

  async add(name: string, payload: unknown, mostWaiting: number): Promise<boolean> {
    const rows = await this.#db().execute(sql`
      insert into job (name, payload)
      select ${name}, ${JSON.stringify(payload)}::jsonb
      where (select count(*) from job where name = ${name} and given_up_at is null) < ${mostWaiting}
      returning id`);
    return rows.length > 0;
  }

  async take(names: readonly string[], leaseMs: number): Promise<TakenJob | undefined> {
    const known = sql.join(
      names.map((name) => sql`${name}`),
      sql`, `
    );
    const [row] = await this.#db().execute<Row>(sql`
      update job set lease = gen_random_uuid(), leased_until = ${after(leaseMs)}, attempts = attempts + 1
      where id = (
        select id from job
        where name in (${known}) and run_at <= now() and given_up_at is null
          and (leased_until is null or leased_until <= now())
        order by run_at limit 1 for update skip locked)
      returning id, name, payload, lease, attempts, extract(epoch from now() - created_at)::float8 as age`);
    if (!row) return undefined;
    const { id, name, payload, lease, attempts, age } = row;
    return { id, name, payload, lease, attempt: attempts, ageMs: age * 1_000 };
  }

  async extend(job: TakenJob, leaseMs: number): Promise<boolean> {
    const rows = await this.#db()
      .update(jobs)
      .set({ leasedUntil: after(leaseMs) })
      .where(ours(job))
      .returning({ id: jobs.id });
    return rows.length > 0;
  }

  async finish(job: TakenJob, againInMs: number | undefined): Promise<void> {
    if (againInMs === undefined) await this.#db().delete(jobs).where(ours(job));
    else
      await this.#db()
        .update(jobs)
        .set({ ...FREE, runAt: after(againInMs), attempts: 0, failedAt: null, error: null })
        .where(ours(job));
  }

  async retry(job: TakenJob, inMs: number, why: string): Promise<void> {
    await this.#db()
      .update(jobs)
      .set({ ...FREE, runAt: after(inMs), failedAt: sql`now()`, error: why })
      .where(ours(job));
  }

  async giveUp(job: TakenJob, why: string): Promise<void> {
    const failed = { failedAt: sql`now()`, givenUpAt: sql`now()`, error: why };
    await this.#db()
      .update(jobs)
      .set({ ...FREE, ...failed, payload: null })
      .where(ours(job));
  }

  async release(job: TakenJob): Promise<void> {
    await this.#db()
      .update(jobs)
      .set({ ...FREE, attempts: sql`${jobs.attempts} - 1` })
      .where(ours(job));
  }
}
