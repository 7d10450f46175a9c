import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import postgres from 'postgres';
import { afterAll, afterEach, test } from 'vitest';
import { startLocalPostgres, type LocalPostgres, type LocalPostgresOptions } from './start.ts';

const cleanups: (() => void | Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** Removed after the test. Others may pass through it, as through a home folder. */
export function temporaryFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'partyquiz-pg-'));
  chmodSync(path, 0o711);
  cleanups.push(() => rmSync(path, { recursive: true, force: true, maxRetries: 10 }));
  return path;
}

let prepared: Promise<string> | undefined;
let preparedRoot: string | undefined;
afterAll(() => {
  if (preparedRoot !== undefined) rmSync(preparedRoot, { recursive: true, force: true, maxRetries: 10 });
  prepared = undefined;
});

/** A folder as a first start and a stop left it, for tests of what comes later: a copy of one that is made once. */
export async function startedBefore(): Promise<string> {
  const original = await (prepared ??= prepare());
  const copy = join(temporaryFolder(), 'data');
  // With owner and mode of everything, as a move to another disk keeps them.
  execFileSync('cp', ['-a', original, copy]);
  return copy;
}

async function prepare(): Promise<string> {
  preparedRoot = mkdtempSync(join(tmpdir(), 'partyquiz-pg-'));
  chmodSync(preparedRoot, 0o711);
  const dataDir = join(preparedRoot, 'data');
  const server = await startLocalPostgres({ dataDir, settings: { fsync: 'off' } });
  await server.stop();
  return dataDir;
}

/** Starts a server without fsync and stops it after the test. */
export async function start(
  dataDir: string,
  options: Partial<LocalPostgresOptions> = {}
): Promise<LocalPostgres> {
  const server = await startLocalPostgres({ dataDir, settings: { fsync: 'off' }, ...options });
  cleanups.push(() => server.stop());
  return server;
}

export interface Supervisor {
  process: ChildProcess;
  server: { pid: number; url: string };
}

/** Starts a server through another Node process. */
export async function startSupervisor(dataDir: string): Promise<Supervisor> {
  const fixture = join(import.meta.dirname, 'supervisor.fixture.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', fixture, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit']
  });
  cleanups.push(() => endProcess(child, 'SIGKILL'));
  for await (const line of createInterface({ input: child.stdout })) {
    return { process: child, server: JSON.parse(line) as Supervisor['server'] };
  }
  throw new Error('the supervisor ended before its server was ready');
}

export async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

/** Runs one statement and returns its rows. */
export async function query(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return [...(await sql.unsafe<Record<string, unknown>[]>(statement))];
  } finally {
    await sql.end();
  }
}

/** A committed row, to be found again after whatever the test does. */
export async function writeRow(url: string): Promise<void> {
  await query(url, `create table kept as select 'still here' as text`);
}

export async function readRow(url: string): Promise<unknown> {
  return (await query(url, 'select text from kept'))[0]?.['text'];
}

/** `test` where this machine can show what is tested, else nothing: there is no behaviour to be seen. */
export const testWhere = (possible: boolean): ((name: string, body: () => Promise<void> | void) => void) =>
  possible ? test : () => undefined;
