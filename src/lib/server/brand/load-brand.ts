import { eq } from 'drizzle-orm';
import type { Brand } from '#core/brand/brand.ts';
import type { WorkspaceId } from '#core/ids.ts';
import { workspaces } from '#schema/workspace.ts';
import type { DatabaseOrTransaction } from '../db/transaction.ts';

/** What the next evening of a workspace looks like; null: as the house does. */
export async function loadBrand(db: DatabaseOrTransaction, workspaceId: WorkspaceId): Promise<Brand | null> {
  const [row] = await db
    .select({ brand: workspaces.brand })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId));
  return row?.brand ?? null;
}
