import { and, eq, gt, sql } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import type { UserId } from '#core/ids.ts';
import { authSessions, passwordResets, users } from '#schema/auth.ts';
import type { Database } from '../db/client.ts';
import { passwordProblem } from './account.ts';
import { findReset } from './find-reset.ts';
import { hashPassword } from './password.ts';
import { hashResetToken } from './reset-token.ts';

/**
 * Sets a password by a token, which is used up with it. All sign-ins of the account end, and its other tokens with them
 * [ACCOUNT-3][ACCOUNT-4].
 * @throws AppError `invalid` with what is wrong with the password; `conflict` with `reset_over`
 */
export async function resetPassword(
  db: Database,
  token: string,
  password: string
): Promise<{ userId: UserId; email: string }> {
  const account = await findReset(db, token);
  if (!account) throw new AppError('conflict', 'reset_over');
  const { userId, email, name } = account;
  const problem = passwordProblem(password, [name, email]);
  if (problem !== undefined) throw new AppError('invalid', problem);
  const passwordHash = await hashPassword(password);
  await db.transaction(async (tx) => {
    // Of two that press at once, one finds it.
    const used = await tx
      .delete(passwordResets)
      .where(
        and(eq(passwordResets.tokenHash, hashResetToken(token)), gt(passwordResets.expiresAt, sql`now()`))
      )
      .returning({ userId: passwordResets.userId });
    if (used.length === 0) throw new AppError('conflict', 'reset_over');
    await tx.update(users).set({ passwordHash }).where(eq(users.id, userId));
    await tx.delete(passwordResets).where(eq(passwordResets.userId, userId));
    await tx.delete(authSessions).where(eq(authSessions.userId, userId));
  });
  return { userId, email };
}
