import { and, eq, ne } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import { authSessions, passwordResets, users } from '#schema/auth.ts';
import type { Database } from '../db/client.ts';
import { passwordProblem, type Account } from './account.ts';
import { confirmPassword } from './confirm-password.ts';
import { hashPassword } from './password.ts';

/**
 * Sets another password. All other sign-ins end, for it may be why somebody changes it [ACCOUNT-3]; links that would set
 * one are worth nothing any more [ACCOUNT-4].
 * @returns how many sign-ins ended
 * @throws AppError `invalid`, `forbidden` with `password_wrong`, or `too_many`
 */
export async function changePassword(
  db: Database,
  { userId, name, email, signIn }: Account,
  { current, chosen }: { readonly current: string; readonly chosen: string }
): Promise<number> {
  const problem = passwordProblem(chosen, [name, email]);
  if (problem !== undefined) throw new AppError('invalid', problem);
  await confirmPassword(db, userId, current);
  const passwordHash = await hashPassword(chosen);
  return db.transaction(async (tx) => {
    await tx.update(users).set({ passwordHash }).where(eq(users.id, userId));
    await tx.delete(passwordResets).where(eq(passwordResets.userId, userId));
    const ended = await tx
      .delete(authSessions)
      .where(
        and(
          eq(authSessions.userId, userId),
          signIn === undefined ? undefined : ne(authSessions.idHash, signIn)
        )
      )
      .returning({ userId: authSessions.userId });
    return ended.length;
  });
}
