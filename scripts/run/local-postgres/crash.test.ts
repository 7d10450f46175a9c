import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { describe, expect, test, vi } from 'vitest';
import { openDataFolder } from './data-folder.ts';
import { findServerProcesses } from './pid-file.ts';
import { inspectProcess } from './process-info.ts';
import {
  endProcess,
  query,
  readRow,
  start,
  startSupervisor,
  startedBefore,
  writeRow
} from './test-support.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe('a killed supervisor', () => {
  test.each([
    ['as it is', () => undefined],
    ['whose password is lost', (dataDir: string) => writeFileSync(join(dataDir, 'password'), '')]
  ])('leaves a server, %s, that the next start stops in order and replaces', async (_, prepare) => {
    const dataDir = await startedBefore();
    const killed = await startSupervisor(dataDir);
    await writeRow(killed.server.url);
    await endProcess(killed.process, 'SIGKILL');
    expect(inspectProcess(killed.server.pid)).not.toBeNull();
    prepare(dataDir);

    const steps: string[] = [];
    const server = await start(dataDir, { onProgress: (step) => steps.push(step) });

    expect(steps).toEqual(['starting', 'ready']);
    expect(inspectProcess(killed.server.pid)).toBeNull();
    expect(await readRow(server.url)).toBe('still here');
  });

  test('does not block the folder when its pid now belongs to another process', async () => {
    const dataDir = await startedBefore();
    const lock = { pid: process.pid, startedAt: 'long ago', folder: '' };
    writeFileSync(join(dataDir, 'LOCK'), JSON.stringify(lock));

    expect(await query((await start(dataDir)).url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

test('a supervisor that leaves without stop() takes its server with it', async () => {
  const dataDir = await startedBefore();
  const { process: supervisor, server } = await startSupervisor(dataDir);
  await endProcess(supervisor, 'SIGTERM');

  await vi.waitUntil(() => inspectProcess(server.pid) === null, { timeout: 10_000 });
  expect(existsSync(join(dataDir, 'cluster', 'postmaster.pid'))).toBe(false);
});

test('a start during the shutdown of the previous server waits for its end', async () => {
  const dataDir = await startedBefore();
  const previous = await startSupervisor(dataDir);
  await writeRow(previous.server.url);
  await endProcess(previous.process, 'SIGTERM');

  expect(await readRow((await start(dataDir)).url)).toBe('still here');
});

describe('a killed server', () => {
  test('is reported, and the next start recovers every committed row', async () => {
    const dataDir = await startedBefore();
    const server = await start(dataDir);
    await writeRow(server.url);
    const exit = new Promise((resolve) => server.onExit((...args) => resolve(args)));
    server.kill();
    expect(await exit).toEqual([null, 'SIGKILL']);

    const steps: string[] = [];
    const next = await start(dataDir, { onProgress: (step) => steps.push(step) });

    expect(steps).toEqual(['starting', 'recovering', 'ready']);
    expect(await readRow(next.url)).toBe('still here');
    await server.stop(); // of the dead one: must not touch its successor
    expect(await readRow(next.url)).toBe('still here');
    await expect(start(dataDir)).rejects.toMatchObject({ code: 'already_running' });
  });

  test('whose children are still busy is waited for', async () => {
    const dataDir = await startedBefore();
    const folder = openDataFolder(dataDir);
    const server = await start(dataDir);
    await writeRow(server.url);
    const client = postgres(server.url, { max: 1, onnotice: () => undefined });
    const [backend] = await client<{ pid: number }[]>`select pg_backend_pid() as pid`;
    // Burns CPU without looking up, so that the death of the server goes unnoticed.
    const busy = client.unsafe('select count(*) from generate_series(1, 1e12::bigint)').catch(() => 'ended');
    const observer = postgres(server.url, { max: 1 });
    await vi.waitUntil(
      async () =>
        (
          await observer`select from pg_stat_activity where state = 'active' and query like '%generate_series%' and pid <> pg_backend_pid()`
        ).count === 1
    );
    await observer.end();
    server.kill();
    await server.stop();
    expect(backend && inspectProcess(backend.pid)).not.toBeNull();

    const next = await start(dataDir);

    expect(await readRow(next.url)).toBe('still here');
    expect(await busy).toBe('ended');
    await client.end({ timeout: 1 }); // postgres.js never ends a lost connection without a timeout
    await next.stop();
    expect(findServerProcesses(folder)).toEqual([]);
  });

  test('whose pid was given to an unrelated process does not block the start', async () => {
    const dataDir = await startedBefore();
    const server = await start(dataDir);
    await writeRow(server.url);
    const pidFile = join(dataDir, 'cluster', 'postmaster.pid');
    server.kill();
    await server.stop();
    const unrelated = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(unrelated.pid)));

    try {
      expect(await readRow((await start(dataDir)).url)).toBe('still here');
      expect(unrelated.exitCode ?? unrelated.signalCode).toBeNull();
    } finally {
      await endProcess(unrelated, 'SIGKILL');
    }
  });

  test('with an empty pid file, as a power cut may leave it, starts again', async () => {
    const dataDir = await startedBefore();
    const server = await start(dataDir);
    server.kill();
    await server.stop();
    writeFileSync(join(dataDir, 'cluster', 'postmaster.pid'), '');

    expect(await query((await start(dataDir)).url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});
