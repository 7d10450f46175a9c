import { and, eq, ne, sql } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import { passwordResets, users } from '#schema/auth.ts';
import type { Database } from '../db/client.ts';
import { lockOwnership } from '../instance/lock-ownership.ts';
import { consumeRateLimit, type RateLimit } from '../rate-limit/consume-rate-limit.ts';
import type { Account } from './account.ts';
import { confirmPassword } from './confirm-password.ts';

/** A refusal tells that somebody has this address: nobody tries a list of them. */
const PER_ACCOUNT: RateLimit = { name: 'change-email', attempts: 10, windowSeconds: 60 * 60 };

/**
 * Gives an account another e-mail address. Links that were mailed to the old one are worth nothing any more [ACCOUNT-4].
 * @throws AppError `forbidden` with `password_wrong`; `conflict` with `email_refused`, in neutral words; `too_many`
 */
export async function changeEmail(
  db: Database,
  { userId }: Account,
  email: string,
  password: string
): Promise<void> {
  await confirmPassword(db, userId, password);
  await consumeRateLimit(db, PER_ACCOUNT, userId);
  await db.transaction(async (tx) => {
    // The lock under which accounts are made, too: nobody takes the address meanwhile.
    await lockOwnership(tx);
    const isTaken = await tx.$count(
      users,
      and(eq(sql`lower(${users.email})`, email.toLowerCase()), ne(users.id, userId))
    );
    if (isTaken > 0) throw new AppError('conflict', 'email_refused');
    await tx.update(users).set({ email }).where(eq(users.id, userId));
    await tx.delete(passwordResets).where(eq(passwordResets.userId, userId));
  });
}
