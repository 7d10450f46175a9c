import type { Binaries } from './binaries.ts';
import type { DataFolder } from './data-folder.ts';
import { LocalPostgresError } from './errors.ts';
import { findServerProcesses, isServerOf, readPidFile, removePidFile } from './pid-file.ts';
import { askToStop, sendSignal, stopPostmaster, watchProcess } from './stop-postmaster.ts';
import { waitUntil } from './wait.ts';

/** Stops a server whose supervisor was killed. When this returns, no process works in the cluster. */
export async function endPreviousServer(folder: DataFolder, binaries: Binaries): Promise<void> {
  const left = readPidFile(folder);
  const isOurs = left === null ? false : isServerOf(folder, left.pid);
  if (left !== null && isOurs === true) await stopPostmaster(watchProcess(left.pid), binaries);
  // Windows does not tell. Only a PostgreSQL hears this there; should it be another one's, ours does not start, and says why.
  if (left !== null && isOurs === null) await askToStop(watchProcess(left.pid), binaries);
  await endOrphans(folder);
  if (isOurs === false) removePidFile(folder);
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
