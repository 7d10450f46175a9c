import { loadEnvironment } from '#ops/load-environment.ts';
import { watchProcess } from '#ops/process-failures.ts';
import { readEnv } from './env.ts';
import { runWorker } from './run-worker.ts';
import type { Worker } from './worker.ts';

declare const __VERSION__: string | undefined;
const version = typeof __VERSION__ === 'string' ? __VERSION__ : 'dev';

/** Exits after this long whatever is still open, in ms: below Docker's ten seconds. */
const EXIT_DEADLINE_MS = 8_500;

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

let worker: Worker | undefined;
let stopAll: () => Promise<void> = async () => undefined;

/** The first process of a container ignores signals that it does not handle: this is in place before anything else. */
function stop(): void {
  // Nobody is here yet.
  if (!worker) process.exit(0);
  const running = worker;
  setTimeout(() => process.exit(running.hasDrained() ? 0 : 1), EXIT_DEADLINE_MS).unref();
  stopAll().then(() => process.exit(0), fail);
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);

try {
  loadEnvironment('The worker');
  const run = await runWorker(readEnv(process.env), version, watchProcess);
  stopAll = run.stop;
  worker = run.worker;
  worker.ready.catch(fail);
} catch (error) {
  fail(error);
}
