import type { Logger } from 'pino';
import { createErrorReporter } from '#ops/error-reports/create-error-reporter.ts';
import { createLog } from '#ops/log.ts';
import { FLUSH_MS } from '#ops/process-failures.ts';
import { startTracing } from '#ops/tracing.ts';
import type { Env } from './env.ts';
import { startWorker, type Worker } from './worker.ts';

export interface RunningWorker {
  readonly worker: Worker;
  /** Drains, and sends what is left to tell. */
  readonly stop: () => Promise<void>;
}

/**
 * The worker with its log, error reports and traces.
 *
 * @param watch given what a process needs that owns its own end; it is called before anything else begins
 */
export async function runWorker(
  env: Env,
  version: string,
  watch: (log: Logger, flush: (ms: number) => Promise<void>) => void = () => undefined
): Promise<RunningWorker> {
  const reporter = createErrorReporter(env.reports, 'worker', version, () => log);
  const log = createLog({
    process: 'worker',
    level: env.logLevel,
    onError: (failure) => {
      reporter.report(failure);
    }
  });
  watch(log, (ms) => reporter.flush(ms));
  const tracing = await startTracing('partyquiz-worker', env.tracesUrl, version);
  const worker = await startWorker(env, log, version, { tracing });
  return {
    worker,
    stop: async () => {
      log.info('draining');
      await worker.stop();
      await Promise.all([reporter.flush(FLUSH_MS), tracing.stop()]);
    }
  };
}
