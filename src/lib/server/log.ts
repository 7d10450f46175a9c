import { pino, type DestinationStream } from 'pino';
import { env } from './env.ts';
import { loggedError } from '#core/log-error.ts';

let cached: ReturnType<typeof createLog> | undefined;

export const createLog = (level: string, destination?: DestinationStream) =>
  pino(
    {
      level,
      base: { process: 'web' },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: (error: unknown) => loggedError(error) }
    },
    destination
  );

/** JSON lines on stdout; never a token, a password or an answer. */
export function log() {
  cached ??= createLog(env().logLevel);
  return cached;
}
