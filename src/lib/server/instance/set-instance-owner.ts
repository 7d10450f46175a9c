import { and, eq, ne } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import type { UserId } from '#core/ids.ts';
import { users } from '#schema/auth.ts';
import type { Database } from '../db/client.ts';
import { lockOwnership } from './lock-ownership.ts';
import type { InstanceAccess } from './open-instance.ts';

/**
 * Makes an account an owner of the installation, or not any more.
 * @throws AppError `not_found`; `conflict` with `last_owner`, because then nobody could look after it
 */
export async function setInstanceOwner(
  db: Database,
  _access: InstanceAccess,
  userId: UserId,
  isInstanceOwner: boolean
): Promise<void> {
  await db.transaction(async (tx) => {
    await lockOwnership(tx);
    if (!isInstanceOwner) {
      const others = await tx.$count(users, and(eq(users.isInstanceOwner, true), ne(users.id, userId)));
      if (others === 0) throw new AppError('conflict', 'last_owner');
    }
    const changed = await tx
      .update(users)
      .set({ isInstanceOwner })
      .where(eq(users.id, userId))
      .returning({ id: users.id });
    if (changed.length === 0) throw new AppError('not_found');
  });
}
