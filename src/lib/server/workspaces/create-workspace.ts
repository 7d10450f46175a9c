import { randomBytes } from 'node:crypto';
import type { UserId, WorkspaceId } from '#core/ids.ts';
import { workspaceMembers, workspaces } from '#schema/workspace.ts';
import type { DatabaseOrTransaction } from '../db/transaction.ts';
import { slugFor } from './slug.ts';

/** Makes a workspace that somebody owns. The slug gets a random ending unless one is given. */
export async function createWorkspace(
  db: DatabaseOrTransaction,
  name: string,
  ownerId: UserId,
  slug = slugFor(name, randomBytes(4))
): Promise<{ id: WorkspaceId; slug: string }> {
  const [row] = await db.insert(workspaces).values({ name, slug }).returning({ id: workspaces.id });
  if (!row) throw new Error('The workspace was not stored.');
  await db.insert(workspaceMembers).values({ workspaceId: row.id, userId: ownerId, role: 'owner' });
  return { id: row.id, slug };
}
