import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleWorker, stopBundler } from '#scripts/develop/build/bundle.ts';
import { startLocalPostgres } from '#scripts/run/local-postgres/start.ts';
import { Floor } from './floor/floor.ts';
import { Hall } from './hall.ts';
import { placeOnCores, type Placement } from './machine.ts';
import { Profiler } from './profile/profiler.ts';
import { after } from './stats.ts';
import type { ProfileKind } from './worker-probe.ts';

/** Until probes of the round trip are over and buffers are given back, in ms. */
const SETTLE_MS = 2_500;
/** Fewer players than this are there to see that it works, and need no waiting. */
const MANY = 500;

export interface LabOptions {
  readonly players: number;
  readonly rounds: number;
  readonly profile: ProfileKind | undefined;
  readonly say: (text: string) => void;
}

/** Where everything is measured: cores, a PostgreSQL that syncs to disk, and what has to be stopped at the end. */
export class Lab {
  readonly options: LabOptions;
  readonly placement: Placement;
  readonly profiler: Profiler | undefined;
  readonly folder: string;
  readonly #stops: (() => Promise<unknown>)[] = [];

  private constructor(options: LabOptions, placement: Placement, folder: string) {
    this.options = options;
    this.placement = placement;
    this.folder = folder;
    this.profiler =
      options.profile && new Profiler(options.profile, folder, join(folder, 'worker/worker.js'));
  }

  static async open(options: LabOptions): Promise<Lab> {
    const placement = placeOnCores();
    const folder = await mkdtemp(join(tmpdir(), 'partyquiz-bench-'));
    // As root the server runs under another account, which must be able to pass through.
    await chmod(folder, 0o711);
    const lab = new Lab(options, placement, folder);
    lab.#stops.push(() => rm(folder, { recursive: true, force: true }));
    // With fsync: an acknowledgement that was not durable would be cheap.
    const server = await startLocalPostgres({ dataDir: join(folder, 'postgres') });
    lab.#stops.push(() => server.stop());
    process.env['TEST_DATABASE_URL'] = server.adminUrl;
    await lab.#buildWorker();
    return lab;
  }

  get #workerEntry(): string {
    return join(this.folder, 'worker/worker.js');
  }

  /** As it is deployed: run from its sources, a worker names its functions at work, which costs. */
  async #buildWorker() {
    await bundleWorker('bench', join(this.folder, 'worker'));
    await stopBundler();
    await writeFile(join(this.folder, 'worker/package.json'), '{"type":"module"}');
  }

  /** A fresh database with a worker, or several on one Redis. */
  async hall(workers = 1): Promise<Hall> {
    const hall = await Hall.open(this.#workerEntry, this.placement.serverPrefix, workers, this.profiler);
    return this.#owned(hall);
  }

  async floor(): Promise<Floor> {
    return this.#owned(await Floor.start(this.placement.serverPrefix));
  }

  /** Waits until new connections have come to rest. */
  settle(): Promise<void> {
    return after(this.options.players < MANY ? SETTLE_MS / 10 : SETTLE_MS);
  }

  async close(): Promise<void> {
    for (const stop of this.#stops.reverse()) await stop();
  }

  /** What a scenario leaves running when it fails is stopped with the lab. */
  #owned<T extends { stop(): Promise<void> }>(part: T): T {
    this.#stops.push(() => part.stop());
    return part;
  }
}
