import { AppError } from '#core/errors.ts';
import type { UserId } from '#core/ids.ts';
import type { Database } from '../db/client.ts';
import { consumeRateLimit, type RateLimit } from '../rate-limit/consume-rate-limit.ts';

const STARTS: RateLimit = { name: 'session-start', attempts: 30, windowSeconds: 10 * 60 };

/**
 * A host opens an evening, perhaps a few; whoever opens more than one in twenty seconds is a program [OPS-21].
 * @throws AppError `too_many` with `sessions_too_fast`
 */
export async function limitStarts(db: Database, userId: UserId): Promise<void> {
  try {
    await consumeRateLimit(db, STARTS, userId);
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'too_many')
      throw new AppError('too_many', 'sessions_too_fast');
    throw cause;
  }
}
