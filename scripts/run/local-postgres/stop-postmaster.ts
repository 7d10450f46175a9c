import { spawn } from 'node:child_process';
import type { Binaries } from './binaries.ts';
import { codeOf } from '#ops/failure.ts';
import { inspectProcess } from './process-info.ts';
import { settlesWithin, waitUntil } from './wait.ts';

/** Milliseconds until the next, harder way of stopping. */
const PATIENCE = { fast: 8_000, immediate: 5_000 };

/** A server that may be told to end. */
export interface Stoppable {
  readonly pid: number;
  /** Resolves when the process is gone. */
  readonly exited: Promise<unknown>;
  /** Null while it lives. */
  exit(): unknown;
}

/** A server that is not our child is followed by looking whether its process still lives. */
export function watchProcess(pid: number): Stoppable {
  const startedAt = inspectProcess(pid)?.startedAt;
  const isGone = () => startedAt === undefined || inspectProcess(pid)?.startedAt !== startedAt;
  return { pid, exited: waitUntil(isGone, Infinity, 100), exit: () => isGone() || null };
}

/** Fast shutdown: connections are ended, everything is written. @returns whether it is gone */
export async function askToStop(postmaster: Stoppable, binaries: Binaries): Promise<boolean> {
  await signalPostmaster(postmaster, 'SIGINT', binaries);
  return settlesWithin(postmaster.exited, PATIENCE.fast);
}

/** Fast shutdown, which hardens when the server does not follow. */
export async function stopPostmaster(postmaster: Stoppable, binaries: Binaries): Promise<void> {
  if (await askToStop(postmaster, binaries)) return;
  await signalPostmaster(postmaster, 'SIGQUIT', binaries);
  if (await settlesWithin(postmaster.exited, PATIENCE.immediate)) return;
  await signalPostmaster(postmaster, 'SIGKILL', binaries);
  await postmaster.exited;
}

async function signalPostmaster(
  postmaster: Stoppable,
  signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL',
  binaries: Binaries
): Promise<void> {
  if (postmaster.exit() !== null) return;
  if (process.platform !== 'win32') return sendSignal(postmaster.pid, signal);
  // Windows has no signals; PostgreSQL's stand-ins are sent by pg_ctl.
  const sender = spawn(binaries.pgCtl, ['kill', signal.slice(3), String(postmaster.pid)], {
    stdio: 'ignore',
    windowsHide: true
  });
  await new Promise((resolve) => sender.once('error', resolve).once('close', resolve));
}

/** Signals a process that may be gone already. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  if (inspectProcess(pid) === null) return;
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}
