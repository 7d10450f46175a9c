import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';

const SERVER_CORE = '0';
const LOAD_CORE = '1';
/** Files that a process needs beside its sockets: pipes, libraries, the database. */
const OTHER_FILES = 200;

export interface Placement {
  /** Put before the command of a server. */
  readonly serverPrefix: readonly string[];
  /** What was done, as a sentence for the report. */
  readonly sentence: string;
}

export const describeMachine = (): string =>
  `${String(availableParallelism())} × ${cpus()[0]?.model.trim() ?? 'unknown CPU'}`;

/**
 * Moves this process to one core, and with it all that it starts later (load, PostgreSQL, Redis), and gives the prefix
 * that puts a server on the other.
 */
export function placeOnCores(): Placement {
  const kind = describeMachine();
  const shared = (why: string) => ({
    serverPrefix: [],
    sentence: `${kind}; server and load share the cores (${why})`
  });
  if (availableParallelism() < 2) return shared('there is one');
  const moved = spawnSync('taskset', ['-a', '-c', '-p', LOAD_CORE, String(process.pid)]);
  if (moved.status !== 0) return shared('taskset is not there or may not');
  return {
    serverPrefix: ['taskset', '-c', SERVER_CORE],
    sentence: `${kind}; server on core ${SERVER_CORE}, load and PostgreSQL on core ${LOAD_CORE}`
  };
}

/** @throws with a sentence that says what to do, when one process may not have so many sockets */
export function requireFiles(sockets: number): void {
  const limit = openFileLimit();
  const needed = sockets + OTHER_FILES;
  if (limit >= needed) return;
  throw new Error(
    `${String(sockets)} sockets need ${String(needed)} open files, this shell allows ${String(limit)}: run “ulimit -n ${String(needed)}” first, or give fewer --players.`
  );
}

/** Node.js itself raises its limit to the hard one when it starts. */
function openFileLimit(): number {
  try {
    const [, soft = ''] = /^Max open files\s+(\S+)/m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? [];
    return soft === 'unlimited' ? Infinity : Number(soft);
  } catch {
    return Infinity;
  }
}

/** CPU time that all threads of a process have used, in µs; counted in ns by the scheduler. `NaN` without /proc. */
export function cpuUsOf(pid: number): number {
  try {
    const tasks = `/proc/${String(pid)}/task`;
    const onCpu = (task: string) => {
      try {
        return Number(readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]);
      } catch {
        return 0; // the thread has just ended
      }
    };
    return readdirSync(tasks).reduce((sum, task) => sum + onCpu(task), 0) / 1_000;
  } catch {
    return NaN;
  }
}
