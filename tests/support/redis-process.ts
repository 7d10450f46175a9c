import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { disownGroup, ownGroup } from '#scripts/run/process/owned-groups.ts';
import { findFreePort } from '#scripts/run/start/ports.ts';
import { Redis } from 'ioredis';

/** What Redis keeps on disk. `none` is its default without snapshots, the others are the modes of its AOF. */
export type Persistence = 'none' | 'everysec' | 'always';

const READY_MS = 10_000;
const POLL_MS = 20;

/** A Redis that dies and comes back at the same port, with what it had kept. */
export class RedisProcess {
  readonly port: number;
  readonly url: string;
  readonly #program: string;
  readonly #folder = mkdtempSync(join(tmpdir(), 'partyquiz-redis-'));
  #persistence: Persistence;
  #child: ChildProcess | undefined;

  private constructor(program: string, port: number, persistence: Persistence) {
    this.#program = program;
    this.port = port;
    this.url = `redis://127.0.0.1:${String(port)}`;
    this.#persistence = persistence;
  }

  static async start(program: string, persistence: Persistence = 'none'): Promise<RedisProcess> {
    const redis = new RedisProcess(program, await findFreePort(), persistence);
    await redis.restart();
    return redis;
  }

  get running(): boolean {
    return this.#child !== undefined;
  }

  get persistence(): Persistence {
    return this.#persistence;
  }

  /** SIGKILL. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child) return;
    if (child.exitCode === null && child.signalCode === null) {
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    }
    disownGroup(child.pid ?? 0);
  }

  /** Starts it again, killing what still runs: with what is on disk, or empty. */
  async restart({ wiped = false, persistence = this.#persistence } = {}): Promise<void> {
    await this.kill();
    if (wiped) rmSync(join(this.#folder, 'appendonlydir'), { recursive: true, force: true });
    this.#persistence = persistence;
    const aof = persistence === 'none' ? ['no'] : ['yes', '--appendfsync', persistence];
    const where = ['--port', String(this.port), '--bind', '127.0.0.1', '--dir', this.#folder];
    const child = spawn(this.#program, [...where, '--save', '', '--appendonly', ...aof], {
      stdio: 'ignore',
      detached: true
    });
    if (child.pid) ownGroup(child.pid);
    this.#child = child;
    await this.#untilReady();
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #untilReady(): Promise<void> {
    const client = new Redis(this.url, { retryStrategy: () => POLL_MS, maxRetriesPerRequest: null });
    client.on('error', () => undefined); // not up yet: tried again
    const late = sleep(READY_MS, undefined, { ref: false }).then(() => {
      throw new Error(`Redis did not answer within ${String(READY_MS)} ms`);
    });
    try {
      await Promise.race([client.ping(), late]);
    } finally {
      client.disconnect();
    }
  }
}
