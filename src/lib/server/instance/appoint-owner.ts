import { eq, sql } from 'drizzle-orm';
import { users } from '#schema/auth.ts';
import type { Database } from '../db/client.ts';

/**
 * What `npm run owner` does, for who has the server and not the account.
 * @returns false when nobody has this e-mail address
 */
export async function appointOwner(db: Database, email: string, isInstanceOwner: boolean): Promise<boolean> {
  const changed = await db
    .update(users)
    .set({ isInstanceOwner })
    .where(eq(sql`lower(${users.email})`, email.trim().toLowerCase()))
    .returning({ id: users.id });
  return changed.length > 0;
}
