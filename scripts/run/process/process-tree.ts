import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { inspectProcess, listPids } from '../local-postgres/process-info.ts';

/** Living children of a process: pid and command line. */
export function childrenOf(parent: number): { pid: number; commandLine: string }[] {
  if (process.platform === 'linux') {
    return listPids()
      .filter((pid) => parentOf(pid) === parent)
      .flatMap((pid) => {
        const info = inspectProcess(pid);
        return info ? [{ pid, commandLine: info.commandLine ?? '' }] : [];
      });
  }
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,command='], { encoding: 'utf8' });
  return table.split('\n').flatMap((line) => {
    const [, pid, ppid, commandLine = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return Number(ppid) === parent ? [{ pid: Number(pid), commandLine }] : [];
  });
}

function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    // "pid (name) state ppid …": the name may hold blanks and brackets.
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined; // gone meanwhile
  }
}
