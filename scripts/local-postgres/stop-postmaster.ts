import { spawn } from 'node:child_process';
import type { Binaries } from './binaries.ts';
import { codeOf } from '#ops/failure.ts';
import type { Postmaster } from './postmaster.ts';
import { inspectProcess } from './process-info.ts';
import { settlesWithin } from './wait.ts';

/** Milliseconds until the next, harder way of stopping. */
const PATIENCE = { fast: 8_000, immediate: 5_000 };

/** Fast shutdown: connections are ended, everything is written. Hardens when the server does not follow. */
export async function stopPostmaster(postmaster: Postmaster, binaries: Binaries): Promise<void> {
  await signalPostmaster(postmaster, 'SIGINT', binaries);
  if (await settlesWithin(postmaster.exited, PATIENCE.fast)) return;
  await signalPostmaster(postmaster, 'SIGQUIT', binaries);
  if (await settlesWithin(postmaster.exited, PATIENCE.immediate)) return;
  await signalPostmaster(postmaster, 'SIGKILL', binaries);
  await postmaster.exited;
}

async function signalPostmaster(
  postmaster: Postmaster,
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
