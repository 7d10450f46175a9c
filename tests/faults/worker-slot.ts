import { setTimeout as sleep } from 'node:timers/promises';
import { FaultProxy, links } from '../support/fault-proxy.ts';
import type { PostgresProcess } from '../support/postgres-process.ts';
import type { RedisProcess } from '../support/redis-process.ts';
import { startWorkerProcess, type WorkerProcess } from '../support/worker-process.ts';
import type { Mutation } from './mutant-worker.ts';

export interface SlotSettings {
  readonly postgres: PostgresProcess;
  /** Absent where one worker runs alone. */
  readonly redis: RedisProcess | undefined;
  readonly mutation: Mutation | undefined;
}

const HEALTHY_MS = 20_000;
const POLL_MS = 50;
const KEPT_LINES = 400;
const TSX = ['--import', 'tsx'];

/** The place of one worker: its links stay while processes come and go. */
export class WorkerSlot {
  readonly name: string;
  readonly toRedis: FaultProxy;
  readonly toPostgres: FaultProxy;
  readonly toClients: FaultProxy;
  /** What its processes said last. */
  readonly log: string[] = [];
  readonly #settings: SlotSettings;
  readonly #epochs = new Map<string, number>();
  #worker: WorkerProcess | undefined;
  #skewMs = 0;

  private constructor(name: string, settings: SlotSettings, proxies: readonly FaultProxy[]) {
    this.name = name;
    this.#settings = settings;
    const [toRedis, toPostgres, toClients] = proxies;
    if (!toRedis || !toPostgres || !toClients) throw new Error('a link is missing');
    this.toRedis = toRedis;
    this.toPostgres = toPostgres;
    this.toClients = toClients;
  }

  static async open(name: string, settings: SlotSettings): Promise<WorkerSlot> {
    const ports = [settings.redis?.port ?? 0, settings.postgres.port, 0];
    const slot = new WorkerSlot(
      name,
      settings,
      await Promise.all(ports.map((port) => FaultProxy.start(port)))
    );
    await slot.start();
    return slot;
  }

  /** Where clients reach this worker. */
  get url(): string {
    return `ws://127.0.0.1:${String(this.toClients.port)}/ws`;
  }

  get running(): boolean {
    return this.#worker !== undefined;
  }

  get skewMs(): number {
    return this.#skewMs;
  }

  /** The epoch with which this worker last took a session; −1 when it never did. */
  epochOf(session: string): number {
    return this.#epochs.get(session) ?? -1;
  }

  /** @param skewMs how wrong its clock is; as it was when absent */
  async start(skewMs = this.#skewMs): Promise<void> {
    this.#skewMs = skewMs;
    this.#worker = await this.#spawn();
    this.toClients.forwardTo(this.#worker.port);
  }

  /** SIGKILL. */
  async kill(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.kill();
  }

  /** SIGTERM; everything but an exit with 0 is a fault. */
  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    const code = await worker?.stop();
    if (worker && code !== 0) throw new Error(`${this.name} drained and ended with ${String(code)}`);
  }

  /** The new process first, then SIGTERM to the old one, as a rolling deploy does it. */
  async replace(): Promise<void> {
    const old = this.#worker;
    await this.start();
    const code = await old?.stop();
    if (old && code !== 0) throw new Error(`${this.name} drained and ended with ${String(code)}`);
  }

  signal(signal: NodeJS.Signals): void {
    if (this.#worker) process.kill(this.#worker.pid, signal);
  }

  /** All links pass, and a worker runs that says it is well. */
  async heal(): Promise<void> {
    for (const link of [this.toRedis, this.toPostgres, this.toClients]) link.heal();
    if (this.#worker) this.signal('SIGCONT');
    else await this.start();
    const end = performance.now() + HEALTHY_MS;
    while (!(await this.#isWell())) {
      if (performance.now() > end) throw new Error(`${this.name} did not get well`);
      await sleep(POLL_MS);
    }
  }

  async close(): Promise<void> {
    await this.kill();
    for (const link of [this.toRedis, this.toPostgres, this.toClients]) {
      link.set(links.pass);
      await link.close();
    }
  }

  async #isWell(): Promise<boolean> {
    try {
      const answer = await fetch(`http://127.0.0.1:${String(this.#worker?.port)}/healthz`, {
        signal: AbortSignal.timeout(2_000)
      });
      return answer.ok;
    } catch {
      return false; // not listening, or too slow to be well
    }
  }

  #spawn(): Promise<WorkerProcess> {
    const { postgres, redis, mutation } = this.#settings;
    const database = new URL(postgres.url);
    database.port = String(this.toPostgres.port);
    return startWorkerProcess(database.href, {
      ...(redis && { redisUrl: `redis://127.0.0.1:${String(this.toRedis.port)}` }),
      ...(mutation && { entry: 'tests/faults/mutant-worker.ts' }),
      ...(this.#skewMs !== 0 && { nodeArgs: [...TSX, '--import', './tests/faults/skewed-clock.ts'] }),
      env: {
        ...(mutation && { MUTATION: mutation, DATABASE_URL_DIRECT: postgres.url }),
        CLOCK_SKEW_MS: String(this.#skewMs),
        // Every bot has an address of its own, as phones have.
        ADDRESS_HEADER: 'x-forwarded-for'
      },
      onLog: (line) => {
        this.#hear(line);
      }
    });
  }

  #hear(line: string) {
    this.log.push(line);
    if (this.log.length > KEPT_LINES) this.log.shift();
    const { room, epoch } = parse(line);
    if (typeof room === 'string' && typeof epoch === 'number') this.#epochs.set(room, epoch);
  }
}

function parse(line: string): { room?: unknown; epoch?: unknown } {
  try {
    return JSON.parse(line) as { room?: unknown; epoch?: unknown };
  } catch {
    return {}; // not a line of its log
  }
}
