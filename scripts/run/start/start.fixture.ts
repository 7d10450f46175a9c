import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';
import { PROTOCOL } from '#core/protocol/server-frames.ts';
import { childrenOf } from '../process/process-tree.ts';
import { ROOT } from '../process/root.ts';

const READY_MS = 45_000;
const POLL_MS = 50;

/** One `npm start`, seen from outside. */
export class StartedApp {
  readonly #child;
  output = '';
  readonly exited: Promise<number | null>;
  readonly port: number;

  constructor(options: { dataDir: string; port: number; env?: Record<string, string> }) {
    this.port = options.port;
    // What a developer has set in his shell is none of a zero-config start's business.
    const {
      DATABASE_URL: _url,
      PARTYQUIZ_SECRET: _secret,
      ORIGIN: _origin,
      NODE_OPTIONS: _options,
      ...env
    } = process.env;
    this.#child = spawn(process.execPath, ['scripts/run/start.js'], {
      cwd: ROOT,
      env: { ...env, PARTYQUIZ_DATA_DIR: options.dataDir, PORT: String(options.port), ...options.env },
      stdio: ['ignore', 'pipe', 'pipe']
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        this.output += chunk.toString();
      });
    }
    this.exited = once(this.#child, 'close').then(() => this.#child.exitCode);
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** @returns how long it took, in ms */
  async ready(): Promise<number> {
    const started = performance.now();
    await until(() => {
      if (this.#child.exitCode !== null || this.#child.signalCode !== null) {
        throw new Error(`it ended before it was ready:\n${this.output}`);
      }
      return this.output.includes('is ready');
    }, READY_MS);
    return performance.now() - started;
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Pids of its processes, by a part of their command line. */
  processes(part: string): number[] {
    return childrenOf(this.pid)
      .filter(({ commandLine }) => commandLine.includes(part))
      .map(({ pid }) => pid);
  }

  /** The HTTP status of a page; undefined when nobody answers. */
  async status(path: string): Promise<number | undefined> {
    try {
      return (await fetch(`http://127.0.0.1:${String(this.port)}${path}`, { redirect: 'manual' })).status;
    } catch {
      return undefined;
    }
  }

  /** Opens a socket to the worker through the one port. */
  async canPlay(): Promise<boolean> {
    const socket = new WebSocket(`ws://127.0.0.1:${String(this.port)}/ws`, PROTOCOL);
    const opened = await Promise.race([
      once(socket, 'open').then(
        () => true,
        () => false
      ),
      once(socket, 'close').then(() => false)
    ]);
    socket.on('error', () => undefined);
    socket.terminate();
    return opened;
  }
}

export async function until(condition: () => boolean | Promise<boolean>, patienceMs: number): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`not within ${String(patienceMs)} ms`);
    await sleep(POLL_MS);
  }
}
