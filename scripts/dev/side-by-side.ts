import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { endOwnedGroups, disownGroup, ownGroup } from '../process/owned-groups.ts';
import { ROOT } from '../process/root.ts';

export interface Command {
  readonly name: string;
  /** A JavaScript file and its arguments. */
  readonly args: readonly string[];
}

/**
 * Runs commands at once, their output prefixed with their name, until one ends or Ctrl-C: then all end.
 *
 * @returns the exit code: 0 after Ctrl-C
 */
export async function runSideBySide(commands: readonly Command[], env: NodeJS.ProcessEnv): Promise<number> {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const ends = commands.map(({ name, args }) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: process.stdout.isTTY ? { FORCE_COLOR: '1', ...env } : env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32'
    });
    const { pid } = child;
    if (pid !== undefined) {
      ownGroup(pid);
      child.once('exit', () => {
        disownGroup(pid);
      });
    }
    prefixOutput(child, name.padEnd(width));
    return new Promise<number>((resolve) => {
      child.once('error', () => {
        resolve(1);
      });
      child.once('exit', (code) => {
        resolve(code ?? 1);
      });
    });
  });
  const interrupted = new Promise<number>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        resolve(0);
      });
    }
  });
  const code = await Promise.race([...ends, interrupted]);
  await endOwnedGroups();
  return code;
}

function prefixOutput(child: ChildProcess, name: string): void {
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      console.log(`${name} │ ${line}`);
    });
  }
}
