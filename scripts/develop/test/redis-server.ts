import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { disownGroup, ownGroup } from '#scripts/run/process/owned-groups.ts';
import { findFreePort } from '#scripts/run/start/ports.ts';
import { findProgram } from './find-program.ts';

const READY_MS = 10_000;
const POLL_MS = 50;

/** @throws MissingTool */
export const findRedisServer = (): Promise<string> =>
  findProgram({
    title: 'Redis',
    variable: 'REDIS_SERVER_PATH',
    paths: ['redis-server', '/usr/bin/redis-server'],
    probe: ['--version'],
    debianPackage: 'redis-server',
    brewPackage: 'redis'
  });

export interface RedisServer {
  readonly url: string;
  /** SIGKILL, as for a crash. */
  kill(): void;
  /** Ends it; what it held is gone. */
  stop(): Promise<void>;
}

/**
 * Starts a throw-away server on a free loopback port; it keeps nothing on disk.
 *
 * @param settings further arguments of the server
 */
export async function startRedis(path: string, settings: readonly string[] = []): Promise<RedisServer> {
  const port = await findFreePort();
  const folder = mkdtempSync(join(tmpdir(), 'partyquiz-redis-'));
  const args = [
    ...['--port', String(port), '--bind', '127.0.0.1', '--dir', folder],
    ...['--save', '', '--appendonly', 'no'],
    ...settings
  ];
  const child = spawn(path, args, { stdio: 'ignore', detached: true });
  const pid = child.pid ?? 0;
  const exited = once(child, 'exit');
  if (pid > 0) ownGroup(pid);
  const stop = async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null && child.signalCode === null) await exited;
    disownGroup(pid);
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `redis://127.0.0.1:${String(port)}`;
  try {
    await untilItAnswers(url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop, kill: () => child.kill('SIGKILL') };
}

async function untilItAnswers(url: string): Promise<void> {
  const client = new Redis(url, {
    lazyConnect: true,
    retryStrategy: () => POLL_MS,
    maxRetriesPerRequest: null
  });
  client.on('error', () => undefined); // not up yet: tried again
  const timer = sleep(READY_MS, undefined, { ref: false }).then(() => {
    throw new Error(`Redis did not answer within ${String(READY_MS)} ms`);
  });
  try {
    await Promise.race([client.ping(), timer]);
  } finally {
    client.disconnect();
  }
}
