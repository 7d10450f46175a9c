import { eq } from 'drizzle-orm';
import { users } from '#schema/auth.ts';
import type { Database } from '../db/client.ts';
import type { Account } from './account.ts';

/** Calls an account by another name. Its workspace keeps its own. */
export async function renameAccount(db: Database, { userId }: Account, name: string): Promise<void> {
  await db.update(users).set({ name }).where(eq(users.id, userId));
}
