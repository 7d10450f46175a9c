import { readSecretFiles } from '#ops/load-environment.ts';
import { isDiskFull } from '#ops/reasons/disk-full.ts';
import { LocalPostgresError } from '../local-postgres/errors.ts';
import { messageOf } from '#ops/failure.ts';
import { Progress } from './progress.ts';
import { run } from './run.ts';
import { readSettings } from './settings.ts';
import { StartError } from './start-error.ts';
import { Stopped, Stopper } from './stopper.ts';

// Whoever closes the terminal or the pipe ends the output, not the party.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const progress = new Progress(process.stdout);
const stopper = new Stopper();

/** Never rejects: a failure is shown, and what runs already is stopped. */
async function start(): Promise<void> {
  try {
    const faults = readSecretFiles(process.env);
    if (faults.length > 0) throw new StartError(faults.map((fault) => `${fault}.`).join('\n'));
    await run(readSettings(process.env), progress, stopper);
  } catch (error) {
    progress.interrupt();
    // Whoever interrupted the start also ends the process.
    if (error instanceof Stopped || stopper.isStopping) return;
    process.stderr.write(`\n${explain(error)}\n`);
    await stopper.stop().catch((failure: unknown) => {
      process.stderr.write(`${String(failure)}\n`);
    });
    process.exit(1);
  }
}

function explain(error: unknown): string {
  if (error instanceof StartError) return `${error.details}\n\n${error.message}`.trim();
  if (error instanceof LocalPostgresError) return error.message;
  if (isDiskFull(error)) return `The disk is full: ${messageOf(error)}. Make room, then start again.`;
  // Nothing we know: whoever looks for the cause needs the stack.
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

const startup = start();
stopper.handleSignals(
  () => startup,
  () => {
    progress.interrupt();
    progress.say('Stopping …');
  },
  () => {
    progress.say('Stopped by force.');
  }
);
