import { createErrorReporter } from '#ops/error-reports/create-error-reporter.ts';
import { createLog } from '#ops/log.ts';
import { FLUSH_MS, watchProcess } from '#ops/process-failures.ts';
import { startTracing } from '#ops/tracing.ts';
import { readEnv } from './env.ts';
import { startWorker } from './worker.ts';

declare const __VERSION__: string | undefined;
const version = typeof __VERSION__ === 'string' ? __VERSION__ : 'dev';

/** Exits after this long whatever is still open, in ms: below Docker's ten seconds. */
const EXIT_DEADLINE_MS = 8_500;

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

try {
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
  const worker = await startWorker(env, log, version, { tracing });
  const stopAll = async () => {
    await worker.stop();
    await Promise.all([reporter.flush(FLUSH_MS), tracing.stop()]);
  };
  const stop = (signal: string) => {
    log.info({ signal }, 'draining');
    setTimeout(() => process.exit(worker.hasDrained ? 0 : 1), EXIT_DEADLINE_MS).unref();
    stopAll().then(() => process.exit(0), fail);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  worker.ready.catch(fail);
} catch (error) {
  fail(error);
}
