import { AppError } from '#core/errors.ts';
import type { UserId } from '#core/ids.ts';
import type { Database } from '../db/client.ts';
import type { Letter, Outbox } from '../mail/outbox.ts';
import { consumeRateLimit, type RateLimit } from '../rate-limit/consume-rate-limit.ts';
import { MAILED_MINUTES, makeResetToken } from './make-reset-token.ts';
import { resetPath } from './reset-token.ts';

const WINDOW_SECONDS = 60 * 60;
const PER_ADDRESS: RateLimit = { name: 'reset-address', attempts: 20, windowSeconds: WINDOW_SECONDS };
/** Nobody's mailbox is filled. Who reached it has links that work. */
const PER_EMAIL: RateLimit = { name: 'reset-email', attempts: 3, windowSeconds: WINDOW_SECONDS };

/**
 * Mails a link that sets a password, if there is such an account. Whoever asks learns nothing [ACCOUNT-5]: looking for the
 * account begins when he has his answer.
 * @param address where he asks from
 * @param letter what the mail says around the link
 * @param onMade told of the account that got a link
 * @throws AppError `too_many` for too many requests from one place
 */
export async function requestPasswordReset(
  db: Database,
  email: string,
  address: string,
  outbox: Outbox,
  letter: (link: string) => Omit<Letter, 'to'>,
  onMade: (userId: UserId) => void
): Promise<void> {
  await consumeRateLimit(db, PER_ADDRESS, address);
  if (!(await mayMail(db, email.toLowerCase()))) return;
  outbox.post(async (origin) => {
    const made = await makeResetToken(db, { email }, MAILED_MINUTES);
    if (!made) return undefined;
    onMade(made.userId);
    return { to: made.email, ...letter(origin + resetPath(made.token)) };
  });
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
