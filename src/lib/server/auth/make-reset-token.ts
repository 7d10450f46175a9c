import { eq, lte, sql } from 'drizzle-orm';
import type { UserId } from '#core/ids.ts';
import { passwordResets, users } from '#schema/auth.ts';
import type { Database } from '../db/client.ts';
import { hashResetToken, newResetToken } from './reset-token.ts';

/** How long a token is good, in minutes: one that was mailed, and one that somebody hands over. */
export const MAILED_MINUTES = 30;
export const HANDED_MINUTES = 60;

export interface ResetToken {
  readonly token: string;
  readonly userId: UserId;
  readonly email: string;
  readonly name: string;
}

/**
 * Makes a token with which the password of an account can be set, once [ACCOUNT-4]. Whoever calls this decides who gets it.
 * @param of its id, or its e-mail address in any capitals
 * @returns nothing where there is no such account
 */
export async function makeResetToken(
  db: Database,
  of: { readonly userId: UserId } | { readonly email: string },
  minutes: number
): Promise<ResetToken | undefined> {
  const [user] = await db
    .select({ userId: users.id, email: users.email, name: users.name })
    .from(users)
    .where(
      'userId' in of ? eq(users.id, of.userId) : eq(sql`lower(${users.email})`, of.email.trim().toLowerCase())
    );
  if (!user) return undefined;
  const token = newResetToken();
  await db.insert(passwordResets).values({
    tokenHash: hashResetToken(token),
    userId: user.userId,
    expiresAt: sql`now() + make_interval(mins => ${minutes})`
  });
  return { token, ...user };
}

/**
 * Removes tokens that are over.
 * @returns how many
 */
export async function sweepResetTokens(db: Database): Promise<number> {
  const gone = await db.delete(passwordResets).where(lte(passwordResets.expiresAt, sql`now()`));
  return gone.count;
}
