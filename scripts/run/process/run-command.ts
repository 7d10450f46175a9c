import { spawn } from 'node:child_process';
import { disownGroup, ownGroup } from './owned-groups.ts';
import { ROOT } from './root.ts';

export interface CommandResult {
  readonly ok: boolean;
  /** Null when a signal ended it or it could not be started. */
  readonly code: number | null;
  /** What ended it, as in `SIGKILL`; null where nothing did. */
  readonly signal: NodeJS.Signals | null;
  /** stdout and stderr, in the order they arrived; empty with `inherit`. */
  readonly output: string;
}

export interface CommandOptions {
  readonly cwd?: string;
  /** Added to our own environment; `undefined` removes a variable. */
  readonly env?: Record<string, string | undefined>;
  /** Shows the output as it comes instead of collecting it. */
  readonly inherit?: boolean;
}

/**
 * Runs a program to its end, without input, in a process group of its own, so that whatever it starts can be ended
 * with it. Resolves also when the program fails or does not exist.
 */
export function runCommand(
  file: string,
  args: readonly string[],
  options: CommandOptions = {}
): Promise<CommandResult> {
  const stream = options.inherit ? 'inherit' : 'pipe';
  const child = spawn(file, args, {
    cwd: options.cwd ?? ROOT,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', stream, stream],
    detached: process.platform !== 'win32',
    windowsHide: true
  });
  const { pid } = child;
  if (pid !== undefined) ownGroup(pid);
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  return new Promise((resolve) => {
    child.once('error', (error) => {
      if (pid === undefined)
        resolve({ ok: false, code: null, signal: null, output: `${file}: ${error.message}` });
    });
    child.once('exit', () => {
      if (pid !== undefined) disownGroup(pid);
    });
    child.once('close', (code, signal) => {
      resolve({ ok: code === 0, code, signal, output });
    });
  });
}

/** Runs the command line of an npm package under the Node that runs us. */
export function runNode(
  script: string,
  args: readonly string[] = [],
  options: CommandOptions = {}
): Promise<CommandResult> {
  return runCommand(process.execPath, [script, ...args], options);
}
