import { createErrorReporter } from '#ops/error-reports/create-error-reporter.ts';
import { loadEnvironment } from '#ops/load-environment.ts';
import { createLog } from '#ops/log.ts';
import { FLUSH_MS, watchProcess } from '#ops/process-failures.ts';
import { startTracing } from '#ops/tracing.ts';
import { readEnv } from './env.ts';
import { startWorker, type Worker } from './worker.ts';

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
  const env = readEnv(process.env);
  const reporter = createErrorReporter(env.reports, 'worker', version, () => log);
  const log = createLog({
    process: 'worker',
    level: env.logLevel,
    onError: (failure) => {
      reporter.report(failure);
    }
  });
  watchProcess(log, (ms) => reporter.flush(ms));
  const tracing = await startTracing('partyquiz-worker', env.tracesUrl, version);
  const started = await startWorker(env, log, version, { tracing });
  stopAll = async () => {
    log.info('draining');
    await started.stop();
    await Promise.all([reporter.flush(FLUSH_MS), tracing.stop()]);
  };
  worker = started;
  started.ready.catch(fail);
} catch (error) {
  fail(error);
}
