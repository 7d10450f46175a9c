import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { codeOf } from '#ops/failure.ts';

/** A living process. Zombies count as dead: nothing reaps them when PID 1 of a container does not. */
export interface ProcessInfo {
  /** Differs between two processes that had the same pid, where the system tells. */
  startedAt: string;
  /** Short program name; null when unknown. */
  program: string | null;
  /** Arguments joined by blanks; null when unknown. */
  commandLine: string | null;
  /** Working directory; null when unknown. */
  cwd: string | null;
}

/** Reads what the system knows of `pid`; null when no such process lives. */
export function inspectProcess(pid: number): ProcessInfo | null {
  if (process.platform === 'linux') return inspectThroughProc(pid);
  return process.platform === 'win32' ? inspectThroughSignal(pid) : inspectThroughPs(pid);
}

function inspectThroughProc(pid: number): ProcessInfo | null {
  const stat = orNull(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  if (stat === null) return null;
  // "pid (name) state ppid …": the name may hold blanks and brackets, so fields are counted behind the last ')'.
  const nameEnd = stat.lastIndexOf(')');
  const fields = stat.slice(nameEnd + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return null;
  const bootId = orNull(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());
  return {
    startedAt: `${bootId ?? ''}/${fields[19] ?? ''}`, // field 22, start time in ticks since boot
    program: stat.slice(stat.indexOf('(') + 1, nameEnd),
    commandLine: orNull(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')),
    // Another user's process hides its cwd, even from root in a container without CAP_SYS_PTRACE.
    cwd: orNull(() => readlinkSync(`/proc/${pid}/cwd`))
  };
}

/** macOS and the BSDs have no /proc. Exported for its test. */
export function inspectThroughPs(pid: number): ProcessInfo | null {
  const line = orNull(() =>
    execFileSync('ps', ['-ww', '-o', 'stat=', '-o', 'lstart=', '-o', 'command=', '-p', String(pid)], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'ignore']
    })
  );
  const match = /^\s*(\S+)\s+(\w{3} \w{3} [ \d]\d [\d:]{8} \d{4})\s+(.*)/.exec(line ?? '');
  if (!match || match[1]?.startsWith('Z')) return null;
  return { startedAt: match[2] ?? '', program: null, commandLine: `${match[3] ?? ''} `, cwd: null };
}

function inspectThroughSignal(pid: number): ProcessInfo | null {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return null;
  }
  return { startedAt: '', program: null, commandLine: null, cwd: null };
}

/** Every pid on this machine; empty where /proc does not exist. */
export function listPids(): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').map(Number).filter(Number.isInteger);
}

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null; // gone, or not ours to see
  }
}
