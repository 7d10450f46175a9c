import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { disownGroup, ownGroup } from '#scripts/run/process/owned-groups.ts';
import { ROOT } from '#scripts/run/process/root.ts';
import { findFreePort } from '#scripts/run/start/ports.ts';
import { ADDRESS_HEADER, PROTOCOL_HEADER } from '#scripts/run/start/app/trusted-headers.ts';
import { TEST_SECRET } from '../worker-process.ts';

/** How the web app is run: as the image does it, or as `npm start` does it, in one process with the worker. */
export type Shape = 'split' | 'start';

const READY_MS = 30_000;
const POLL_MS = 50;

export interface FrontOptions {
  readonly shape: Shape;
  readonly databaseUrl: string;
  /** Further environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Folder of the built web app. */
  readonly build: string;
  /** Hears every line of its log. */
  readonly onLog: (line: string) => void;
}

/** The built web app in a process of its own. */
export class FrontProcess {
  readonly port: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
  }

  static async start({ shape, databaseUrl, env, build, onLog }: FrontOptions): Promise<FrontProcess> {
    const port = await findFreePort();
    const url = `http://127.0.0.1:${String(port)}`;
    const program = shape === 'split' ? 'server.js' : 'start/app.js';
    const child = fork(join(ROOT, build, program), {
      cwd: ROOT,
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'production',
        DATABASE_URL: databaseUrl,
        PARTYQUIZ_SECRET: TEST_SECRET,
        HOST: '127.0.0.1',
        PORT: String(port),
        BODY_SIZE_LIMIT: '6M',
        LOG_LEVEL: 'info',
        ...(shape === 'split'
          ? { ORIGIN: url, ADDRESS_HEADER: 'x-forwarded-for' }
          : { ADDRESS_HEADER, PROTOCOL_HEADER, HOST_HEADER: 'host' }),
        ...env
      }
    });
    if (child.pid !== undefined) ownGroup(child.pid);
    if (child.stdout) createInterface({ input: child.stdout }).on('line', onLog);
    const front = new FrontProcess(child, port);
    // Its sockets are there a moment after its pages.
    const served =
      shape === 'start' ? once(child, 'message', { signal: AbortSignal.timeout(READY_MS) }) : undefined;
    const end = performance.now() + READY_MS;
    while (!(await isWell(url))) {
      if (performance.now() > end) {
        await front.kill();
        throw new Error('the web app did not get well');
      }
      await sleep(POLL_MS);
    }
    await served;
    return front;
  }

  get pid(): number {
    return this.#child.pid ?? -1;
  }

  get url(): string {
    return `http://127.0.0.1:${String(this.port)}`;
  }

  /** Whether it is still the process that was started. */
  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  async kill(): Promise<void> {
    if (this.isRunning) {
      const exited = once(this.#child, 'exit');
      this.#child.kill('SIGKILL');
      await exited;
    }
    disownGroup(this.pid);
  }
}

async function isWell(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/api/healthz`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false; // not listening, or too slow to be well
  }
}
