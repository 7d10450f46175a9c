import { loadEnvironment } from '#ops/load-environment.ts';
import { messageOf } from '#ops/failure.ts';
import { BackupError } from './backup-error.ts';
import { explainFailure } from './explain-failure.ts';

export const EXIT = { done: 0, failed: 1, misused: 2 } as const;

export interface CommandLine<A> {
  /** @throws Error when they cannot be understood */
  readonly readArguments: (argv: readonly string[]) => A;
  readonly usage: string;
  /** @param signal is aborted when somebody interrupts; what was begun is then put back */
  readonly run: (args: A, signal: AbortSignal) => Promise<void>;
  /** Begins the sentence when it failed, as in “No backup was made”. */
  readonly failure: string;
}

/** Runs a command from its arguments to its exit code. */
export async function runCommandLine<A>({
  readArguments,
  usage,
  run,
  failure
}: CommandLine<A>): Promise<number> {
  let args: A;
  try {
    args = readArguments(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n\n${usage}`);
    return EXIT.misused;
  }
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      interrupt.abort(new BackupError('It was interrupted.'));
    });
  try {
    loadEnvironment('The command');
    await run(args, interrupt.signal);
    return EXIT.done;
  } catch (error) {
    process.stderr.write(
      `${failure}. ${explainFailure(interrupt.signal.aborted ? interrupt.signal.reason : error)}\n`
    );
    return EXIT.failed;
  }
}
