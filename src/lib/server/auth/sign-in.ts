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

const PER_EMAIL: RateLimit = { name: 'sign-in-email', attempts: 10, windowSeconds: 15 * 60 };
const PER_ADDRESS: RateLimit = { name: 'sign-in-address', attempts: 60, windowSeconds: 15 * 60 };

/**
 * Opens a sign-in. An unknown e-mail address and a wrong password are the same failure after the same work.
 * @throws AppError `unauthenticated` or `too_many`
 */
export async function signIn(db: Database, { email, password }: SignIn, address: string): Promise<Session> {
  await consumeRateLimit(db, PER_ADDRESS, address);
  await consumeRateLimit(db, PER_EMAIL, email.toLowerCase());
  const user = await findPasswordHash(db, email);
  const fits = await verifyPassword(user?.passwordHash, password);
  if (!user || !fits) throw new AppError('unauthenticated', 'sign_in_refused');
  await resetRateLimit(db, PER_EMAIL, email.toLowerCase());
  const lucia = createLucia(db);
  // The moment at which somebody signs in is as good as any to sweep what is over.
  await Promise.all([lucia.deleteExpiredSessions(), sweepRateLimits(db)]);
  return lucia.createSession(user.userId, {});
}
