import { and, eq, gt, sql } from 'drizzle-orm';
import type { UserId } from '#core/ids.ts';
import { passwordResets, users } from '#schema/auth.ts';
import type { DatabaseOrTransaction } from '../db/transaction.ts';
import { hashResetToken, isResetToken } from './reset-token.ts';

/** Whose password a token sets. Looking does not use it up: programs that read mail look at links, too. */
export async function findReset(
  db: DatabaseOrTransaction,
  token: string
): Promise<{ userId: UserId; email: string; name: string } | undefined> {
  if (!isResetToken(token)) return undefined;
  const [found] = await db
    .select({ userId: users.id, email: users.email, name: users.name })
    .from(passwordResets)
    .innerJoin(users, eq(users.id, passwordResets.userId))
    .where(
      and(eq(passwordResets.tokenHash, hashResetToken(token)), gt(passwordResets.expiresAt, sql`now()`))
    );
  return found;
}
