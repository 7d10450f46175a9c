import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { knock } from './connect.ts';
import type { DataFolder } from './data-folder.ts';
import { LocalPostgresError } from './errors.ts';
import { findServerProcesses, isServerOf, readPidFile, removePidFile } from './pid-file.ts';
import { watchPostmaster, type Postmaster } from './postmaster.ts';
import { argumentsFor } from './server-arguments.ts';
import { sendSignal, stopPostmaster } from './stop-postmaster.ts';
import { waitUntil } from './wait.ts';

/** How long a server that outlived its supervisor may take to become reachable or to be gone, in ms. */
const SETTLE_MS = 60_000;

export interface ReuseTerms {
  /** Null when it is already known that the server has another one. */
  password: string | null;
  port: number | undefined;
  settings: Record<string, string>;
}

/**
 * Deals with a server whose supervisor was killed: returns it when it answers and was started as we would start it,
 * else stops it in order. When this returns null, no process works in the cluster.
 */
export async function takeOverPreviousServer(
  folder: DataFolder,
  binaries: Binaries,
  terms: ReuseTerms
): Promise<Postmaster | null> {
  const left = readPidFile(folder);
  const isOurs = left === null ? false : isServerOf(folder, left.pid);
  if (left !== null && isOurs !== false) {
    const postmaster = watchPostmaster(left.pid, left.port);
    if (await isReusable(folder, postmaster, terms))
      return { ...postmaster, port: readPidFile(folder)?.port ?? left.port };
    // On Windows a silent process may be anybody's: PostgreSQL itself sorts that out.
    if (isOurs === true) await stopPostmaster(postmaster, binaries);
  }
  await endOrphans(folder);
  if (isOurs === false) removePidFile(folder);
  return null;
}

async function isReusable(folder: DataFolder, postmaster: Postmaster, terms: ReuseTerms): Promise<boolean> {
  const status = (): string => readPidFile(folder)?.status ?? '';
  await waitUntil(
    () => postmaster.exit() !== null || status() === 'ready',
    status() === 'stopping' ? 8_000 : SETTLE_MS
  );
  if (postmaster.exit() !== null || terms.password === null) return false;
  const port = readPidFile(folder)?.port ?? 0;
  if (!hasArguments(folder, argumentsFor(folder, terms.port ?? port, terms.settings))) return false;
  try {
    return (await knock(port, terms.password, folder.cluster)) === 'ready';
  } catch {
    return false; // a server that cannot even answer this is better restarted, which then says why
  }
}

/** The server notes its command line in `postmaster.opts`; other settings or another port need a restart. */
function hasArguments(folder: DataFolder, args: string[]): boolean {
  const file = join(folder.cluster, 'postmaster.opts');
  const noted = existsSync(file) ? readFileSync(file, 'utf8').trimEnd() : '';
  return noted.endsWith(args.map((argument) => ` "${argument}"`).join(''));
}

/**
 * Waits for the children of a killed server: they notice its death within moments, except one in a long query. Those
 * are ended; the coming recovery makes that safe.
 * @throws LocalPostgresError `start_failed`
 */
export async function endOrphans(folder: DataFolder): Promise<void> {
  const gone = (): boolean => findServerProcesses(folder).length === 0;
  if (await waitUntil(gone, 3_000, 50)) return;
  for (const signal of ['SIGQUIT', 'SIGKILL'] as const) {
    for (const pid of findServerProcesses(folder)) sendSignal(pid, signal);
    if (await waitUntil(gone, 3_000, 50)) return;
  }
  throw new LocalPostgresError(
    'start_failed',
    `Processes of an earlier database server do not end (${findServerProcesses(folder).join(', ')}); end them, or restart the machine, then start again.`
  );
}
