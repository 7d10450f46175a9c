import { sql } from 'drizzle-orm';
import type { WorkspaceId } from '#core/ids.ts';
import type { Database } from '../db/client.ts';
import type { DatabaseOrTransaction } from '../db/transaction.ts';

/** Neither the workspace shows it, nor an evening of it. */
const isUnused = sql`
  not exists (select from workspace
    where id = brand_logo.workspace_id and brand -> 'logo' ->> 'digest' = brand_logo.digest)
  and not exists (select from live_session
    where workspace_id = brand_logo.workspace_id and brand -> 'logo' ->> 'digest' = brand_logo.digest)`;

/** Removes the logos of a workspace that nothing shows any more. To be called while the workspace is locked. */
export const removeUnusedLogos = (tx: DatabaseOrTransaction, workspaceId: WorkspaceId) =>
  tx.execute(sql`delete from brand_logo where workspace_id = ${workspaceId} and ${isUnused}`);

/**
 * Removes logos whose last evening is gone for good.
 * @returns how many
 */
export async function sweepLogos(db: Database): Promise<number> {
  return db.transaction(async (tx) => {
    // Always in the same order. Whoever brings the same picture anew waits here, and who brought it a moment ago is seen below.
    const locked = await tx.execute<{ id: WorkspaceId }>(sql`
      select id from workspace where id in (select workspace_id from brand_logo where ${isUnused})
      order by id for no key update`);
    let gone = 0;
    for (const { id } of locked) gone += (await removeUnusedLogos(tx, id)).count;
    return gone;
  });
}
