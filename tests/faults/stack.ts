import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { PostgresProcess } from '../support/postgres-process.ts';
import { RedisProcess, type Persistence } from '../support/redis-process.ts';
import type { Mutation } from './mutant-worker.ts';
import { WebProcess } from '../support/web-process.ts';
import { WorkerSlot } from './worker-slot.ts';

export interface StackOptions {
  readonly redisProgram: string;
  readonly workers: number;
  readonly mutation?: Mutation | undefined;
}

/** What a kind of fault needs to run. */
export interface Needs {
  readonly persistence?: Persistence;
  readonly web?: boolean;
  /** How wrong the clock of the first worker is, in ms. */
  readonly skewMs?: number;
}

const DATABASE_BACK_MS = 20_000;

/** Everything one lane needs: its own PostgreSQL, Redis, workers, and the links between them. */
export class Stack {
  readonly postgres: PostgresProcess;
  readonly redis: RedisProcess;
  readonly slots: readonly WorkerSlot[];
  /** A connection past all faulty links, for evidence. */
  readonly sql: postgres.Sql;
  #web: WebProcess | undefined;

  private constructor(database: PostgresProcess, redis: RedisProcess, slots: readonly WorkerSlot[]) {
    this.postgres = database;
    this.redis = redis;
    this.slots = slots;
    this.sql = postgres(database.url, { max: 2, connect_timeout: 5, onnotice: () => undefined });
  }

  static async start({ redisProgram, workers, mutation }: StackOptions): Promise<Stack> {
    const [database, redis] = await Promise.all([PostgresProcess.start(), RedisProcess.start(redisProgram)]);
    const settings = { postgres: database, redis: workers > 1 ? redis : undefined, mutation };
    const names = Array.from({ length: workers }, (_, index) => `worker ${String(index)}`);
    const slots = await Promise.all(names.map((name) => WorkerSlot.open(name, settings)));
    return new Stack(database, redis, slots);
  }

  get web(): WebProcess {
    if (!this.#web) throw new Error('this kind of fault did not ask for the web app');
    return this.#web;
  }

  /** The worker that took the session last. */
  ownerOf(session: string): WorkerSlot {
    const [owner] = [...this.slots].sort((a, b) => b.epochOf(session) - a.epochOf(session));
    if (!owner) throw new Error('no workers');
    return owner;
  }

  async prepare({ persistence = 'none', web = false, skewMs = 0 }: Needs): Promise<void> {
    if (this.redis.persistence !== persistence) await this.redis.restart({ persistence, wiped: true });
    if (web) this.#web ??= await WebProcess.start(this.postgres.url);
    const [first] = this.slots;
    if (first && first.skewMs !== skewMs) {
      await first.stop();
      await first.start(skewMs);
    }
    await this.heal();
  }

  /** Whatever was killed, frozen or cut off works again. */
  async heal(): Promise<void> {
    if (this.postgres.running) this.postgres.thaw();
    else await this.postgres.restart();
    if (!this.redis.running) await this.redis.restart();
    if (this.#web && !this.#web.running) await this.#web.start();
    await Promise.all(this.slots.map((slot) => slot.heal()));
    await this.#untilDatabaseAnswers();
  }

  async stop(): Promise<void> {
    await this.sql.end({ timeout: 1 });
    await Promise.all(this.slots.map((slot) => slot.close()));
    await this.#web?.end('SIGKILL');
    await this.redis.stop();
    await this.postgres.stop();
  }

  async #untilDatabaseAnswers(): Promise<void> {
    const end = performance.now() + DATABASE_BACK_MS;
    for (;;) {
      try {
        await this.sql`select 1`;
        return;
      } catch (error) {
        if (performance.now() > end) throw error;
        await sleep(100);
      }
    }
  }
}
