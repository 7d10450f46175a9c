import { createLog } from '#ops/log.ts';
import { env } from './env.ts';

let cached: ReturnType<typeof createLog> | undefined;

/** JSON lines on stdout; never a token, a password or an answer. */
export function log() {
  cached ??= createLog({ process: 'web', level: env().logLevel });
  return cached;
}
