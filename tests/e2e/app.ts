import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from 'playwright/test';
import { findFreePort } from '#scripts/run/start/ports.ts';

/** The product as a person starts it: `npm start`, with a folder and a port of its own. */
export interface App {
  readonly url: string;
  readonly databaseUrl: string;
  readonly login: { readonly email: string; readonly password: string };
  /** Kills the process with worker and web app with SIGKILL; the supervisor starts another. */
  killWorker(): void;
}

/** Children of a process, from /proc: its own word for who started whom. */
function childrenOf(pid: number): { pid: number; command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const status = readFileSync(`/proc/${name}/status`, 'utf8');
        if (Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]) !== pid) return [];
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0').join(' ');
        return [{ pid: Number(name), command }];
      } catch {
        // The process ended while we looked.
        return [];
      }
    });
}

async function until(check: () => Promise<boolean>, what: string, ms: number): Promise<void> {
  const end = Date.now() + ms;
  while (!(await check())) {
    if (Date.now() > end) throw new Error(`${what} did not happen within ${String(ms)} ms`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export async function startApp(): Promise<{ app: App; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'partyquiz-e2e-'));
  // As root the database may have to step down to another account, which must be able to pass through.
  chmodSync(folder, 0o711);
  const port = await findFreePort();
  // How full the disk of whoever runs the tests is, is not what they are about.
  const disk = '/no/such/folder';
  const env = { ...process.env, PORT: String(port), PARTYQUIZ_DATA_DIR: folder, DISK_FOLDER: disk };
  // A zero-config start, whatever a developer has set in his shell.
  for (const name of ['DATABASE_URL', 'PARTYQUIZ_SECRET', 'ORIGIN']) delete (env as NodeJS.ProcessEnv)[name];
  const child: ChildProcess = spawn(process.execPath, ['scripts/run/start.js'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe']
  });
  let output = '';
  child.stdout?.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr?.on('data', (data: Buffer) => (output += data.toString()));
  const url = `http://localhost:${String(port)}`;
  const ready = async () => {
    if (child.exitCode !== null) throw new Error(`the app ended with ${String(child.exitCode)}:\n${output}`);
    return output.includes('is ready') && existsSync(join(folder, 'database-url'));
  };
  // The first start may build everything.
  await until(ready, 'the start', 180_000);

  const login = { email: 'demo@partyquiz.local', password: /Password\s+(\S+)/.exec(output)?.[1] ?? '' };
  const app: App = {
    url,
    login,
    databaseUrl: readFileSync(join(folder, 'database-url'), 'utf8').trim(),
    killWorker: () => {
      const worker = childrenOf(child.pid ?? 0).find(({ command }) => command.includes('start/app.js'));
      if (!worker) throw new Error('no worker is running');
      process.kill(worker.pid, 'SIGKILL');
    }
  };
  const stop = async () => {
    const exited = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await exited;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  return { app, stop };
}

/** Tests with the running product; one for all tests of a run. */
export const test = base.extend<object, { app: App }>({
  app: [
    async ({}, use) => {
      const { app, stop } = await startApp();
      await use(app);
      await stop();
    },
    { scope: 'worker', timeout: 240_000 }
  ]
});

export { expect } from 'playwright/test';
