import type { Session } from 'lucia';
import { AppError } from '#core/errors.ts';
import type { Database } from '../db/client.ts';
import {
  consumeRateLimit,
  resetRateLimit,
  sweepRateLimits,
  type RateLimit
} from '../rate-limit/consume-rate-limit.ts';
import type { SignIn } from './account.ts';
import { findPasswordHash } from './find-password-hash.ts';
import { createLucia } from './lucia.ts';
import { verifyPassword } from './password.ts';

const WINDOW_SECONDS = 15 * 60;
const PER_ADDRESS: RateLimit = { name: 'sign-in-address', attempts: 60, windowSeconds: WINDOW_SECONDS };
/** Guessing from one place ends here, and locks out nobody who sits elsewhere. */
const PER_PAIR: RateLimit = { name: 'sign-in-pair', attempts: 10, windowSeconds: WINDOW_SECONDS };
/** Guessing from many places at once. Loose: who reaches it also keeps the owner waiting. */
const PER_EMAIL: RateLimit = { name: 'sign-in-email', attempts: 100, windowSeconds: WINDOW_SECONDS };

/**
 * Opens a sign-in. An unknown e-mail address and a wrong password are the same failure after the same work.
 * @throws AppError `unauthenticated` or `too_many`
 */
export async function signIn(db: Database, { email, password }: SignIn, address: string): Promise<Session> {
  await consumeRateLimit(db, PER_ADDRESS, address);
  const account = email.toLowerCase();
  const pair = `${account} ${address}`;
  // In this order: a place that is stopped does not go on using up the tries of the e-mail address.
  await consumeRateLimit(db, PER_PAIR, pair);
  await consumeRateLimit(db, PER_EMAIL, account);
  const user = await findPasswordHash(db, email);
  const fits = await verifyPassword(user?.passwordHash, password);
  if (!user || !fits) throw new AppError('unauthenticated', 'sign_in_refused');
  await Promise.all([resetRateLimit(db, PER_PAIR, pair), resetRateLimit(db, PER_EMAIL, account)]);
  const lucia = createLucia(db);
  // The moment at which somebody signs in is as good as any to sweep what is over.
  await Promise.all([lucia.deleteExpiredSessions(), sweepRateLimits(db)]);
  return lucia.createSession(user.userId, {});
}
