import { spawn } from 'node:child_process';
import { cleanEnvironment, commandFor, type Account } from './account.ts';
import { codeOf } from '#ops/failure.ts';
import { LocalPostgresError } from './errors.ts';

export interface ProgramResult {
  succeeded: boolean;
  /** stdout and stderr, in the order they arrived. */
  output: string;
}

/**
 * Runs a short-lived server program to its end. Its output is piped: when this process is killed, the program ends
 * at its next line instead of living on.
 */
export async function runProgram(
  account: Account,
  program: string,
  args: string[],
  options: { cwd: string; input?: string }
): Promise<ProgramResult> {
  const command = commandFor(account, program, args);
  const child = spawn(command.file, command.args, {
    ...command.identity,
    cwd: options.cwd,
    env: cleanEnvironment(),
    stdio: 'pipe',
    windowsHide: true
  });
  let output = '';
  const collect = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  child.stdin.on('error', () => undefined); // it ended without reading: the exit code says why
  child.stdin.end(options.input ?? '');
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(explainSpawnError(error, program)));
    child.once('close', (code) => resolve({ succeeded: code === 0, output }));
  });
}

/** The program could not even be started. */
export function explainSpawnError(error: Error, program: string): Error {
  if (codeOf(error) === 'ENOENT') {
    // The file is there (binaries.ts looked): what is missing is the glibc loader it names.
    return new LocalPostgresError(
      'unsupported_platform',
      `${program} does not run on this system (it needs glibc, which Alpine lacks); set DATABASE_URL to a PostgreSQL server of your own.`,
      { cause: error }
    );
  }
  return new LocalPostgresError(
    'start_failed',
    `${program} could not be run (${codeOf(error)}); check its permissions, or set DATABASE_URL.`,
    {
      cause: error
    }
  );
}
