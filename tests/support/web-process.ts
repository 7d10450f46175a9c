import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { isBuildFresh } from '#scripts/develop/build/stamp.ts';
import { runBuild } from '#scripts/develop/build/steps.ts';
import { disownGroup, ownGroup } from '#scripts/run/process/owned-groups.ts';
import { ROOT } from '#scripts/run/process/root.ts';
import { findFreePort } from '#scripts/run/start/ports.ts';
import { TEST_SECRET } from './worker-process.ts';

const READY_MS = 20_000;
const POLL_MS = 50;

/** Builds web app and worker when what lies in `build/` is not of this source. */
export async function ensureBuild(): Promise<void> {
  if (!isBuildFresh()) await runBuild(() => undefined);
}

export interface WebProcessOptions {
  /** A free one when absent. */
  readonly port?: number;
  /** Further environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Gets every line of its log. */
  readonly onLog?: (line: string) => void;
}

/** The built web app, as the image runs it: `node build/server.js`. */
export class WebProcess {
  readonly port: number;
  readonly #databaseUrl: string;
  readonly #env: Readonly<Record<string, string>>;
  readonly #onLog: ((line: string) => void) | undefined;
  #child: ChildProcess | undefined;

  private constructor(databaseUrl: string, port: number, { env = {}, onLog }: WebProcessOptions) {
    this.#databaseUrl = databaseUrl;
    this.port = port;
    this.#env = env;
    this.#onLog = onLog;
  }

  static async start(databaseUrl: string, options: WebProcessOptions = {}): Promise<WebProcess> {
    const web = new WebProcess(databaseUrl, options.port ?? (await findFreePort()), options);
    await web.start();
    return web;
  }

  get running(): boolean {
    return this.#child !== undefined;
  }

  /** Starts it and waits until its health check is content. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, ['build/server.js'], {
      cwd: ROOT,
      detached: true,
      stdio: ['ignore', this.#onLog ? 'pipe' : 'ignore', 'inherit'],
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'production',
        DATABASE_URL: this.#databaseUrl,
        PARTYQUIZ_SECRET: TEST_SECRET,
        HOST: '127.0.0.1',
        PORT: String(this.port),
        LOG_LEVEL: 'silent',
        ...this.#env
      }
    });
    if (child.pid) ownGroup(child.pid);
    this.#child = child;
    const { stdout } = child;
    if (stdout) createInterface({ input: stdout }).on('line', (line) => this.#onLog?.(line));
    const end = performance.now() + READY_MS;
    while (!(await this.isWell())) {
      if (performance.now() > end) throw new Error('the web app did not get well');
      await sleep(POLL_MS);
    }
  }

  async isWell(): Promise<boolean> {
    try {
      const url = `http://127.0.0.1:${String(this.port)}/api/healthz`;
      return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
    } catch {
      return false; // not listening, or too slow to be well
    }
  }

  /**
   * Ends it by this signal; `SIGKILL` as in a crash, `SIGTERM` as in a deploy.
   *
   * @returns its exit code; null when a signal ended it, or nothing ran
   */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const child = this.#child;
    this.#child = undefined;
    if (!child) return null;
    if (child.exitCode === null && child.signalCode === null) {
      const exited = once(child, 'exit');
      child.kill(signal);
      await exited;
    }
    disownGroup(child.pid ?? 0);
    return child.exitCode;
  }
}
