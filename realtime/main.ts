import { createLog } from '#ops/log.ts';
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
  const log = createLog({ process: 'worker', level: env.logLevel });
  const worker = await startWorker(env, log, version);
  const stop = (signal: string) => {
    log.info({ signal }, 'draining');
    setTimeout(() => process.exit(1), EXIT_DEADLINE_MS).unref();
    worker.stop().then(() => process.exit(0), fail);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.on('unhandledRejection', (error) => {
    log.error({ err: error }, 'unhandled rejection');
  });
  worker.ready.catch(fail);
} catch (error) {
  fail(error);
}
