import { readDisk } from '#ops/disk.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { knock, type Answer } from './connect.ts';
import { damaged } from './create-cluster.ts';
import type { DataFolder } from './data-folder.ts';
import { LocalPostgresError } from './errors.ts';
import { readPidFile } from './pid-file.ts';
import { choosePort, portTaken } from './port.ts';
import { spawnPostmaster, type Postmaster } from './postmaster.ts';
import { endOrphans } from './previous-server.ts';
import { argumentsFor } from './server-arguments.ts';
import { readStartFailure } from './start-failure.ts';
import { stopPostmaster } from './stop-postmaster.ts';
import { waitUntil } from './wait.ts';

/** Replaying the log after a crash takes a while on a slow disk. Milliseconds. */
const READY_MS = 120_000;
/** For processes of a killed server that we cannot see: macOS, or another account in a container. Milliseconds. */
const ORPHANS_MS = 15_000;
const RETRY_MS = 200;
const MAX_ATTEMPTS_AT_PORTS = 5;

/** What every step of a start needs to know. */
export interface Site {
  folder: DataFolder;
  account: Account;
  binaries: Binaries;
}

export interface LaunchOptions {
  password: string;
  port: number | undefined;
  settings: Record<string, string>;
}

/**
 * Starts the server and waits until it takes connections. Nothing is left running when this throws.
 * @returns the server, and whether it accepts our password
 * @throws LocalPostgresError `start_failed` or `damaged`
 */
export async function launch(
  site: Site,
  options: LaunchOptions
): Promise<{ postmaster: Postmaster; answer: Answer }> {
  const patience: Patience = { ports: MAX_ATTEMPTS_AT_PORTS, until: performance.now() + ORPHANS_MS };
  for (;;) {
    const postmaster = await tryLaunch(site, options, patience);
    if (postmaster === null) continue;
    try {
      return { postmaster, answer: await firstAnswer(site, postmaster, options.password) };
    } catch (error) {
      await stopPostmaster(postmaster, site.binaries);
      throw error;
    }
  }
}

interface Patience {
  /** Attempts left at finding a port. */
  ports: number;
  /** When to give up waiting for orphans, on the clock of `performance.now()`. */
  until: number;
}

/** Null when another attempt may succeed: the port was taken in between, or orphans are still leaving. */
async function tryLaunch(site: Site, options: LaunchOptions, patience: Patience): Promise<Postmaster | null> {
  const { folder, account, binaries } = site;
  const port = await choosePort(folder, account, options.port);
  const args = argumentsFor(folder, port, options.settings);
  const { postmaster, logStart } = await spawnPostmaster(folder, account, binaries, port, args);
  const isReady = (): boolean => {
    const noted = readPidFile(folder);
    return noted?.pid === postmaster.pid && noted.status === 'ready';
  };
  const settled = await waitUntil(() => postmaster.exit() !== null || isReady(), READY_MS, 10);
  if (!settled) await stopPostmaster(postmaster, binaries);
  if (postmaster.exit() === null) return postmaster;
  if (!settled) throw startFailed(folder, `it was not ready after ${READY_MS / 1000} s`);

  const failure = readStartFailure(folder, logStart);
  // Also when there was no room for its own last words.
  const space = await readDisk(folder.root);
  if (failure.reason !== 'port_taken' && space && space.freeBytes < ROOM_TO_START_BYTES)
    throw diskFull(folder);
  switch (failure.reason) {
    case 'disk_full':
      throw diskFull(folder);
    case 'damaged':
      throw damaged(folder, failure.detail);
    case 'other':
      throw startFailed(folder, failure.detail);
    case 'port_taken':
      if (options.port !== undefined || --patience.ports === 0) throw portTaken(port);
      return null;
    case 'still_in_use':
      if (performance.now() > patience.until) {
        throw startFailed(
          folder,
          'processes of an earlier server still work in the folder; end them or restart the machine'
        );
      }
      await endOrphans(folder);
      await sleep(RETRY_MS);
      return null;
  }
}

async function firstAnswer({ folder }: Site, postmaster: Postmaster, password: string): Promise<Answer> {
  try {
    return await knock(postmaster.port, password);
  } catch (error) {
    // It runs but cannot serve a trivial query: a catalog or a file of the database is broken.
    throw damaged(folder, error instanceof Error ? error.message : 'it does not answer');
  }
}

/** Two segments of its log, in bytes. */
const ROOM_TO_START_BYTES = 32 * 1024 * 1024;

/** Nothing is lost: what was acknowledged is on the disk, and there is no room to write more. */
export function diskFull(folder: DataFolder): LocalPostgresError {
  return new LocalPostgresError(
    'disk_full',
    `The disk of ${folder.root} is full, and PostgreSQL cannot start without room to write. Nothing is lost: make room there, then start again.`
  );
}

export function startFailed(folder: DataFolder, detail: string): LocalPostgresError {
  return new LocalPostgresError(
    'start_failed',
    `PostgreSQL could not start (${detail}); see ${folder.log}, or set DATABASE_URL.`
  );
}
