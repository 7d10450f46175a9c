import postgres from 'postgres';
import { FrontProcess, type Shape } from '../support/abuse/front-process.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { startWorkerProcess, type WorkerProcess } from '../support/worker-process.ts';

/** What runs: as built, or with a limit taken out. */
export interface Programs {
  /** The worker's bundle. */
  readonly worker: string;
  /** Folder of the built web app, relative to the project. */
  readonly web: string;
}

export interface StackOptions {
  readonly shape: Shape;
  readonly programs: Programs;
  readonly workerEnv: Readonly<Record<string, string>>;
}

const ERROR_LINE = /"level":(?:50|60)\b/;
const MOST_ERRORS = 200;

/** One installation for one attack: a fresh database, the worker, and the web app before or beside it. */
export class Stack {
  readonly sql: postgres.Sql;
  /** Absent where it is a part of the web app's process. */
  readonly worker: WorkerProcess | undefined;
  readonly front: FrontProcess;
  readonly socketUrl: string;
  readonly databaseUrl: string;
  readonly #database: TestDatabase;
  readonly #errors: string[];

  private constructor(
    database: TestDatabase,
    worker: WorkerProcess | undefined,
    front: FrontProcess,
    errors: string[]
  ) {
    this.#database = database;
    this.databaseUrl = database.url;
    this.sql = postgres(database.url, { max: 2, onnotice: () => undefined });
    this.worker = worker;
    this.front = front;
    this.socketUrl = worker?.url ?? `ws://127.0.0.1:${String(front.port)}/ws`;
    this.#errors = errors;
  }

  static async start({ shape, programs, workerEnv }: StackOptions): Promise<Stack> {
    const errors: string[] = [];
    const onLog = (line: string) => {
      if (ERROR_LINE.test(line) && errors.length < MOST_ERRORS) errors.push(line);
    };
    const database = await createTestDatabase();
    let worker: WorkerProcess | undefined;
    try {
      if (shape === 'split')
        worker = await startWorkerProcess(database.url, {
          entry: programs.worker,
          env: { ADDRESS_HEADER: 'x-forwarded-for', ...workerEnv },
          onLog
        });
      const front = await FrontProcess.start({
        shape,
        databaseUrl: database.url,
        env: shape === 'split' ? {} : workerEnv,
        build: programs.web,
        onLog
      });
      return new Stack(database, worker, front, errors);
    } catch (error) {
      await worker?.kill();
      await database.drop();
      throw error;
    }
  }

  get pids(): readonly number[] {
    return [this.front.pid, ...(this.worker ? [this.worker.pid] : [])];
  }

  /** Whether everything still is the process that was started, and answers. */
  async isAlive(): Promise<boolean> {
    const url = this.worker ? `http://127.0.0.1:${String(this.worker.port)}` : this.front.url;
    return this.front.isRunning && (await answers(`${url}${this.worker ? '/livez' : '/api/healthz'}`));
  }

  /** Lines that the processes logged as errors, at most 200. */
  get errors(): readonly string[] {
    return this.#errors;
  }

  async databaseMb(): Promise<number> {
    const [row] = await this.sql<{ size: string }[]>`select pg_database_size(current_database()) as size`;
    return Number(row?.size) / 2 ** 20;
  }

  async stop(): Promise<void> {
    await this.sql.end({ timeout: 1 });
    await Promise.all([this.worker?.kill(), this.front.kill()]);
    await this.#database.drop();
  }
}

const answers = (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(10_000) }).then(
    ({ ok }) => ok,
    () => false
  );
