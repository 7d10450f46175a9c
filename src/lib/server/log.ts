import { createErrorReporter } from '#ops/error-reports/create-error-reporter.ts';
import type { ErrorReporter } from '#ops/error-reports/error-reporter.ts';
import { createLog } from '#ops/log.ts';
import { env } from './env.ts';
import { version } from './version.ts';

let cached: { log: ReturnType<typeof createLog>; reporter: ErrorReporter } | undefined;

function create() {
  const reporter = createErrorReporter(env().reports, 'web', version, log);
  const onError: Parameters<typeof createLog>[0]['onError'] = (failure) => {
    reporter.report(failure);
  };
  return { reporter, log: createLog({ process: 'web', level: env().logLevel, onError }) };
}

/** JSON lines on stdout; never a token, a password or an answer. Errors are reported too, where the environment says so. */
export function log() {
  cached ??= create();
  return cached.log;
}

/** Waits for error reports that are under way, at most so long, in ms. */
export async function flushReports(ms: number): Promise<void> {
  await cached?.reporter.flush(ms);
}
