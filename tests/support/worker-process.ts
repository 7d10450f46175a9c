import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findFreePort } from '#scripts/run/start/ports.ts';

const ROOT = join(import.meta.dirname, '../..');
const START_MS = 30_000;
/** Of every process that tests start: none that is written anywhere, and the same each time. */
export const TEST_SECRET = createHash('sha256').update('partyquiz tests').digest('base64url');

export interface WorkerProcess {
  readonly port: number;
  readonly url: string;
  readonly pid: number;
  /** SIGKILL: the process ends without a word. */
  kill(): Promise<void>;
  /** SIGTERM: the process drains; resolves with its exit code. */
  stop(): Promise<number | null>;
}

export interface WorkerProcessOptions {
  /** A free one when absent. */
  readonly port?: number;
  readonly redisUrl?: string;
  /** Further environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** The program, relative to the project, source or bundle; `realtime/main.ts` when absent. */
  readonly entry?: string;
  /** Further arguments of Node.js, before the program. */
  readonly nodeArgs?: readonly string[];
  /** Put before the whole command, as in `['taskset', '-c', '0']`. */
  readonly prefix?: readonly string[];
  /** Hears every line of its log. */
  readonly onLog?: (line: string) => void;
}

const running = new Set<ChildProcess>();
// Whatever becomes of the test, no worker stays behind.
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a worker in a process of its own, from its source unless told otherwise, and waits until it is ready. */
export async function startWorkerProcess(
  databaseUrl: string,
  options: WorkerProcessOptions = {}
): Promise<WorkerProcess> {
  const at = options.port ?? (await findFreePort());
  const entry = options.entry ?? 'realtime/main.ts';
  const command = [
    ...(options.prefix ?? []),
    process.execPath,
    ...(options.nodeArgs ?? []),
    // A bundle runs as it is.
    ...(entry.endsWith('.ts') ? ['--import', 'tsx'] : []),
    entry
  ];
  const child = spawn(command[0] ?? process.execPath, command.slice(1), {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: databaseUrl,
      ...(options.redisUrl !== undefined && { REDIS_URL: options.redisUrl }),
      PARTYQUIZ_SECRET: TEST_SECRET,
      WS_HOST: '127.0.0.1',
      WS_PORT: String(at),
      LOG_LEVEL: 'info',
      ...options.env
    }
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const { onLog } = options;
  if (onLog) createInterface({ input: child.stdout }).on('line', onLog);
  await ready(child);
  return {
    port: at,
    url: `ws://127.0.0.1:${String(at)}/ws`,
    pid: child.pid ?? -1,
    kill: async () => void (await ended(child, 'SIGKILL')),
    stop: () => ended(child, 'SIGTERM')
  };
}

async function ready(child: ChildProcess): Promise<void> {
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`the worker was not ready in time:\n${output}`));
    }, START_MS);
    const done = (settle: () => void) => {
      clearTimeout(timer);
      settle();
    };
    child.once('exit', (code) => {
      done(() => {
        reject(new Error(`the worker ended with ${String(code)}:\n${output}`));
      });
    });
    child.stdout?.on('data', (chunk: Buffer) => {
      // Read on after that, or the worker stands still when the pipe is full.
      if (output.length < 100_000) output += String(chunk);
      if (output.includes('worker ready')) done(resolve);
    });
  });
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
  return child.exitCode;
}
