import { AppError } from '#core/errors.ts';
import { UNKNOWN_ADDRESS } from '#core/net/client-address.ts';
import type { Database } from '../db/client.ts';
import { countAttempts, type Counter } from './count-attempts.ts';

export interface RateLimit extends Counter {
  /** Most attempts within one window. */
  readonly attempts: number;
}

/**
 * Counts one attempt of a subject.
 * @throws AppError `too_many` when the attempts of this window are used up
 */
export async function consumeRateLimit(db: Database, limit: RateLimit, subject: string): Promise<void> {
  const [count = 0] = await countAttempts(db, [{ counter: limit, subject }]);
  if (count > limit.attempts) throw new AppError('too_many');
}

/**
 * Counts one attempt of an address. Where it is not known, nobody is refused [WEB-3]; it is counted all the same, which
 * is how the doctor notices.
 * @throws AppError `too_many`
 */
export async function consumeAddressLimit(db: Database, limit: RateLimit, address: string): Promise<void> {
  try {
    await consumeRateLimit(db, limit, address);
  } catch (cause) {
    if (address !== UNKNOWN_ADDRESS) throw cause;
  }
}
