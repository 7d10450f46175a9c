import { AppError } from '#core/errors.ts';
import type { Database } from '../db/client.ts';
import { consumeRateLimit, type RateLimit } from '../rate-limit/consume-rate-limit.ts';

const WINDOW_SECONDS = 60 * 60;
const PER_ADDRESS: RateLimit = { name: 'reset-address', attempts: 20, windowSeconds: WINDOW_SECONDS };
/** Nobody's mailbox is filled. Who reached it has links that work. */
const PER_EMAIL: RateLimit = { name: 'reset-email', attempts: 3, windowSeconds: WINDOW_SECONDS };

/**
 * Has a link mailed that sets a password, if there is such an account. Whoever asks learns nothing [ACCOUNT-5]: looking for
 * the account is a job, which begins when he has his answer or soon after.
 * @param address where he asks from
 * @param post hands the mail on
 * @throws AppError `too_many` for too many requests from one place
 */
export async function requestPasswordReset(
  db: Database,
  email: string,
  address: string,
  post: (email: string) => Promise<void>
): Promise<void> {
  await consumeRateLimit(db, PER_ADDRESS, address);
  if (await mayMail(db, email.toLowerCase())) await post(email);
}

/** Counted for every address alike, whether there is an account or not; beyond it the answer stays the same. */
async function mayMail(db: Database, email: string): Promise<boolean> {
  try {
    await consumeRateLimit(db, PER_EMAIL, email);
    return true;
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'too_many') return false;
    throw cause;
  }
}
