import { eq } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import type { UserId } from '#core/ids.ts';
import { users } from '#schema/auth.ts';
import type { Database } from '../db/client.ts';
import { consumeRateLimit, type RateLimit } from '../rate-limit/consume-rate-limit.ts';
import { forgetAttempts } from '../rate-limit/count-attempts.ts';
import { verifyPassword } from './password.ts';

/** Whoever sits at an open browser does not find out the password there. */
const PER_ACCOUNT: RateLimit = { name: 'confirm-password', attempts: 10, windowSeconds: 15 * 60 };

/**
 * Asks for the password once more, before something that a forgotten open browser must not be good for [ACCOUNT-6].
 * @throws AppError `forbidden` with `password_wrong`, or `too_many`
 */
export async function confirmPassword(db: Database, userId: UserId, password: string): Promise<void> {
  await consumeRateLimit(db, PER_ACCOUNT, userId);
  const [user] = await db.select({ hash: users.passwordHash }).from(users).where(eq(users.id, userId));
  if (!(await verifyPassword(user?.hash, password))) throw new AppError('forbidden', 'password_wrong');
  await forgetAttempts(db, [{ counter: PER_ACCOUNT, subject: userId }]);
}
