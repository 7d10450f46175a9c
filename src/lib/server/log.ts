import { pino } from 'pino';
import { env } from './env.ts';

let cached: ReturnType<typeof pino> | undefined;

/** JSON lines on stdout; never a token, a password or an answer. */
export function log() {
  cached ??= pino({
    level: env().logLevel,
    base: { process: 'web' },
    timestamp: pino.stdTimeFunctions.isoTime
  });
  return cached;
}
