import { and, eq, inArray } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import { users } from '#schema/auth.ts';
import { workspaceMembers, workspaces } from '#schema/workspace.ts';
import type { Database } from '../db/client.ts';
import { lockOwnership } from '../instance/lock-ownership.ts';
import type { Account } from './account.ts';
import { confirmPassword } from './confirm-password.ts';
import { describeDeletion } from './describe-deletion.ts';

/**
 * Deletes an account, with all that is nobody else's [ACCOUNT-7]. It cannot be undone.
 * @throws AppError `forbidden` with `password_wrong`; `too_many`; `conflict` with `last_owner_stays` or `evening_running`
 */
export async function deleteAccount(db: Database, { userId }: Account, password: string): Promise<void> {
  await confirmPassword(db, userId, password);
  await db.transaction(async (tx) => {
    // Two owners of a workspace, or of the installation, do not leave at the same moment.
    await lockOwnership(tx);
    const { going, passing, obstacle } = await describeDeletion(tx, userId);
    if (obstacle !== undefined) throw new AppError('conflict', obstacle);
    for (const { id, heirId } of passing)
      await tx
        .update(workspaceMembers)
        .set({ role: 'owner' })
        .where(and(eq(workspaceMembers.workspaceId, id), eq(workspaceMembers.userId, heirId)));
    await tx.delete(workspaces).where(
      inArray(
        workspaces.id,
        going.map(({ id }) => id)
      )
    );
    await tx.delete(users).where(eq(users.id, userId));
  });
}
