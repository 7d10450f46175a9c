import { eq, sql } from 'drizzle-orm';
import type { UserId } from '#core/ids.ts';
import { users } from '#schema/auth.ts';
import type { Database } from '../db/client.ts';

/** The account behind an e-mail address; capitals do not count. */
export async function findPasswordHash(
  db: Database,
  email: string
): Promise<{ userId: UserId; passwordHash: string } | undefined> {
  const [user] = await db
    .select({ userId: users.id, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(sql`lower(${users.email})`, email.toLowerCase()));
  return user;
}
