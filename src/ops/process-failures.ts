import type { Logger } from 'pino';

/** Time for the last error report to leave, in ms. */
export const FLUSH_MS = 2_000;

/**
 * What nobody caught ends in the log, and is reported from there. After an exception the process is in no state to go
 * on: it exits once the report has left, and whoever runs it starts it again.
 */
export function watchProcess(
  log: Pick<Logger, 'error'>,
  flush: (ms: number) => Promise<void>,
  exit: (code: number) => void = (code) => process.exit(code),
  events: NodeJS.EventEmitter = process
): void {
  events.on('unhandledRejection', (error: unknown) => {
    log.error({ err: error }, 'unhandled rejection');
  });
  let isEnding = false;
  events.on('uncaughtException', (error: unknown) => {
    log.error({ err: error }, 'uncaught exception');
    if (isEnding) return;
    isEnding = true;
    void flush(FLUSH_MS).finally(() => {
      exit(1);
    });
  });
}
