import { insertLiveSession, type TestLiveSession } from '#tests/support/live-session.ts';
import type { FrozenQuiz } from '#core/quiz/quiz.ts';
import { findRedisServer, startRedis, type RedisServer } from '#scripts/develop/test/redis-server.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/test-database.ts';
import { startWorkerProcess, type WorkerProcess } from '#tests/support/worker-process.ts';
import postgres from 'postgres';
import { residentBytes } from '#tests/support/resident-bytes.ts';
import { cpuUsOf } from './machine.ts';
import type { Profiler } from './profile/profiler.ts';
import { Remote } from './remote/remote.ts';
import { newRemotePath } from './remote/remote-process.ts';
import { REMOTE_PATH } from './remote/serve-remote.ts';

const MAX_PLAYERS = 100_000;
/** TypeScript for the probe, then the probe; the worker's own program follows. */
const NODE_ARGS = ['--expose-gc', '--import', 'tsx', '--import', './bench/worker-probe.ts'];

interface Seen {
  readonly worker: WorkerProcess;
  readonly remote: Remote;
}

/** A database of its own and the worker at it, which can be looked into. */
export class Hall {
  readonly sql: postgres.Sql;
  readonly #database: TestDatabase;
  readonly #redis: RedisServer | undefined;
  readonly #workers: readonly Seen[];
  readonly #profiler: Profiler | undefined;
  #stopped = false;

  private constructor(
    database: TestDatabase,
    redis: RedisServer | undefined,
    workers: readonly Seen[],
    profiler: Profiler | undefined
  ) {
    this.#database = database;
    this.#redis = redis;
    this.#workers = workers;
    this.#profiler = profiler;
    this.sql = postgres(database.url, { max: 2, onnotice: () => undefined });
  }

  /** @param entry the worker's program */
  static async open(
    entry: string,
    prefix: readonly string[],
    workers: number,
    profiler: Profiler | undefined
  ): Promise<Hall> {
    const database = await createTestDatabase();
    const redis = workers > 1 ? await startRedis(await findRedisServer()) : undefined;
    const start = async () => {
      const path = newRemotePath();
      const worker = await startWorkerProcess(database.url, {
        entry,
        prefix,
        nodeArgs: NODE_ARGS,
        ...(redis && { redisUrl: redis.url }),
        env: {
          MAX_PLAYERS: String(MAX_PLAYERS),
          ADDRESS_HEADER: 'x-forwarded-for',
          METRICS_TOKEN: 'counting is a part of the work',
          [REMOTE_PATH]: path
        }
      });
      return { worker, remote: await Remote.connect(path) };
    };
    const seen = [];
    for (let number = 0; number < workers; number++) seen.push(await start());
    return new Hall(database, redis, seen, profiler);
  }

  url(worker = 0): string {
    return this.#at(worker).worker.url;
  }

  get residentBytes(): number {
    return residentBytes(this.#at(0).worker.pid);
  }

  session(quiz: FrozenQuiz): Promise<TestLiveSession> {
    return insertLiveSession(this.sql, quiz);
  }

  async collectGarbage(): Promise<void> {
    await this.#at(0).remote.ask('collectGarbage');
  }

  /** How often the worker has asked PostgreSQL. */
  queries(): Promise<number> {
    return this.#at(0).remote.ask('queries');
  }

  /** Does something, and adds the worker's CPU for it. */
  async measured<T extends object>(work: () => Promise<T>): Promise<T & { cpuUs: number }> {
    const { worker, remote } = this.#at(0);
    await this.#profiler?.start(remote);
    const before = cpuUsOf(worker.pid);
    const result = await work();
    const cpuUs = cpuUsOf(worker.pid) - before;
    await this.#profiler?.stop(remote);
    return { ...result, cpuUs };
  }

  async stop(): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    for (const { worker, remote } of this.#workers) {
      remote.end();
      await worker.stop();
    }
    await this.sql.end();
    await this.#database.drop();
    await this.#redis?.stop();
  }

  #at(number: number): Seen {
    const seen = this.#workers[number];
    if (!seen) throw new Error(`there is no worker ${String(number)}`);
    return seen;
  }
}
