import { createRegistry, gaugeOf } from '#ops/registry.ts';
import type { DiskSpace } from '#ops/disk.ts';
import type { MetricsText } from '#ops/metrics-access.ts';
import { Counter, Gauge, Histogram } from 'prom-client';

/** Durations of requests, in s. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What is asked when somebody reads the metrics. `undefined`: it could not be found out. */
export interface WebState {
  readonly runningSessions: () => Promise<number | undefined>;
  /** `undefined` where no Redis is configured. */
  readonly isRedisUp: () => Promise<boolean | undefined>;
  readonly isDraining: () => boolean;
  /** `undefined` where this process sees none. */
  readonly disk: () => Promise<DiskSpace | undefined>;
  readonly databaseBytes: () => Promise<number | undefined>;
  /** Jobs of all processes that fail again and again. */
  readonly failingJobs: () => Promise<number | undefined>;
}

export interface FinishedRequest {
  /** Id of the route, never the address: an address may name a room or a person. */
  readonly route: string;
  readonly method: string;
  readonly status: number;
  readonly seconds: number;
}

/** What the web app counts. */
export class WebMetrics {
  readonly #registry;
  readonly #requests: Histogram<'route' | 'method' | 'status'>;
  readonly #inFlight: Gauge;
  readonly #jobs: Counter<'job' | 'outcome'>;

  constructor(version: string, state: WebState) {
    const registry = createRegistry(version);
    this.#registry = registry;
    this.#requests = new Histogram({
      name: 'partyquiz_http_request_seconds',
      help: 'Time to the head of the response, by route, method and class of status.',
      labelNames: ['route', 'method', 'status'],
      buckets: BUCKETS,
      registers: [registry]
    });
    this.#inFlight = new Gauge({
      name: 'partyquiz_http_requests_in_flight',
      help: 'Requests that are being answered.',
      registers: [registry]
    });
    this.#jobs = new Counter({
      name: 'partyquiz_jobs_total',
      help: 'Runs of jobs in this process, by what became of them.',
      labelNames: ['job', 'outcome'],
      registers: [registry]
    });
    const failing = {
      name: 'partyquiz_jobs_failing',
      help: 'Jobs of all processes that failed more than once in a row, or for good within a day.'
    };
    gaugeOf(registry, failing, state.failingJobs);
    const redis = {
      name: 'partyquiz_redis_up',
      help: 'Whether Redis answers; absent where none is configured.'
    };
    gaugeOf(registry, redis, async () => {
      const isUp = await state.isRedisUp();
      return isUp === undefined ? undefined : Number(isUp);
    });
    gaugeOf(registry, { name: 'partyquiz_draining', help: '1 while this process leaves.' }, () =>
      Number(state.isDraining())
    );
    this.#addDatabase(state);
    this.#addStorage(state);
  }

  /** A request begins; to be called again with what became of it. */
  begin(): (finished: FinishedRequest) => void {
    this.#inFlight.inc();
    return ({ route, method, status, seconds }) => {
      this.#inFlight.dec();
      const statusClass = `${String(Math.floor(status / 100))}xx`;
      this.#requests.observe({ route, method, status: statusClass }, seconds);
    };
  }

  countJob(job: string, outcome: 'done' | 'failed' | 'givenUp'): void {
    this.#jobs.inc({ job, outcome });
  }

  async read(): Promise<MetricsText> {
    return { type: this.#registry.contentType, text: await this.#registry.metrics() };
  }

  #addStorage({ disk, databaseBytes }: WebState) {
    const free = {
      name: 'partyquiz_disk_free_bytes',
      help: 'What is left of the disk that this process sees.'
    };
    gaugeOf(this.#registry, free, async () => (await disk())?.freeBytes);
    const size = { name: 'partyquiz_disk_bytes', help: 'Size of the disk that this process sees.' };
    gaugeOf(this.#registry, size, async () => (await disk())?.totalBytes);
    const database = { name: 'partyquiz_database_bytes', help: 'Size of the database, with indexes.' };
    gaugeOf(this.#registry, database, databaseBytes);
  }

  /** One question to the database answers two: whether it is there, and how many sessions run. */
  #addDatabase(state: WebState) {
    let asked: Promise<number | undefined> | undefined;
    const ask = () => {
      // Both gauges are read in the same turn.
      asked ??= state.runningSessions().finally(() => (asked = undefined));
      return asked;
    };
    const sessions = { name: 'partyquiz_live_sessions', help: 'Live sessions that run, at all workers.' };
    gaugeOf(this.#registry, sessions, ask);
    const up = { name: 'partyquiz_database_up', help: 'Whether the database answers.' };
    gaugeOf(this.#registry, up, async () => Number((await ask()) !== undefined));
  }
}
