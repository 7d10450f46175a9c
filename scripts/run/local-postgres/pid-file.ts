import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DataFolder } from './data-folder.ts';
import { inspectProcess, listPids } from './process-info.ts';

/** Lines of `postmaster.pid`, which the server keeps while it runs. Null when missing or not yet complete. */
export function readPidFile(folder: DataFolder): { pid: number; port: number; status: string } | null {
  let lines: string[];
  try {
    lines = readFileSync(join(folder.cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null; // the usual case: no server runs
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, port: Number(lines[3] ?? 0), status: (lines[7] ?? '').trim() };
}

/** Only for a file that names no server of this folder. */
export function removePidFile(folder: DataFolder): void {
  rmSync(join(folder.cluster, 'postmaster.pid'), { force: true });
}

/**
 * Whether `pid` is a server of this very folder. The pid file alone proves nothing: after a crash its number may
 * belong to anybody, and PostgreSQL would then refuse to start. Null when the system does not tell (Windows).
 */
export function isServerOf(folder: DataFolder, pid: number): boolean | null {
  const info = inspectProcess(pid);
  if (info === null) return false;
  if (info.cwd !== null) return info.cwd === folder.cluster && info.program === 'postgres';
  // `postgres -D <cluster> -c …` is how we always start it.
  return info.commandLine === null ? null : info.commandLine.includes(`postgres -D ${folder.cluster} -c `);
}

/** All processes that work in the cluster, also the children of a dead server. Empty where /proc does not exist. */
export function findServerProcesses(folder: DataFolder): number[] {
  return listPids().filter((pid) => {
    const info = inspectProcess(pid);
    return info?.program === 'postgres' && info.cwd === folder.cluster;
  });
}
