import { readFileSync } from 'node:fs';
import { listPids } from '#scripts/run/local-postgres/process-info.ts';

/** Set in the environment of everything a run starts, and so inherited by whatever that starts. */
export const RUN_MARK = 'PARTYQUIZ_TEST_RUN';

/**
 * Kills what a run has left behind, however it came loose: browsers, databases, workers of killed supervisors. They
 * are known by the mark in their environment, which only Linux shows.
 *
 * @returns their command lines
 */
export function killLeftovers(run: string): string[] {
  return listPids()
    .filter((pid) => pid !== process.pid && read(pid, 'environ').includes(`${RUN_MARK}=${run}\0`))
    .flatMap((pid) => {
      const commandLine = read(pid, 'cmdline').replaceAll('\0', ' ').trim();
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        return []; // it has just ended by itself
      }
      // A zombie has no command line any more.
      return commandLine === '' ? [] : [commandLine];
    });
}

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${String(pid)}/${file}`, 'latin1');
  } catch {
    return ''; // gone, or not ours to see
  }
}
