import { spawn } from 'node:child_process';
import { closeSync, statSync } from 'node:fs';
import { cleanEnvironment, commandFor, giveTo, type Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { openLog, type DataFolder } from './data-folder.ts';
import { explainSpawnError } from './run-program.ts';

export interface Exit {
  code: number | null;
  signal: string | null;
}

/** The main process of a server. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** Resolves when the process is gone. */
  readonly exited: Promise<Exit>;
  exit(): Exit | null;
}

/**
 * Starts the server in a session of its own: Ctrl-C in a terminal must not reach it before our orderly shutdown. It
 * writes to the log file itself, so it survives us.
 * @returns the process, and where in the log its own lines begin
 */
export async function spawnPostmaster(
  folder: DataFolder,
  account: Account,
  binaries: Binaries,
  port: number,
  args: string[]
): Promise<{ postmaster: Postmaster; logStart: number }> {
  const command = commandFor(account, binaries.postgres, args);
  const log = openLog(folder);
  try {
    giveTo(account, folder.log);
    const logStart = statSync(folder.log).size;
    const child = spawn(command.file, command.args, {
      ...command.identity,
      cwd: folder.root,
      env: cleanEnvironment(),
      stdio: ['ignore', log, log],
      detached: true,
      windowsHide: true
    });
    let exit: Exit | null = null;
    const exited = new Promise<Exit>((resolve) => {
      child.once('exit', (code, signal) => resolve((exit = { code, signal })));
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', (error) => reject(explainSpawnError(error, binaries.postgres)));
    });
    child.on('error', () => undefined); // kill() of a process that is gone
    const pid = child.pid ?? 0; // set, since 'spawn' was emitted
    return { postmaster: { pid, port, exited, exit: () => exit }, logStart };
  } finally {
    closeSync(log);
  }
}
