import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { LiveSessionId } from '#core/ids.ts';
import {
  lastEvent,
  storeBatch,
  takeSession,
  type LastEventRow,
  type StoredRow,
  type TakenRow
} from '#queries/session-fence.ts';
import { liveSessions } from '#schema/live.ts';
import type { Database } from '../db/client.ts';
import type { WorkspaceAccess } from '../workspaces/open-workspace.ts';

/**
 * Ends a running session from outside its room, provided that the condition holds. The room has one writer [ROOM-1],
 * so this takes the room first, as any worker would: one that still has it open is fenced off [ROOM-3] and lets go of its
 * clients, who find the session ended.
 */
export async function closeSession(
  db: Database,
  access: WorkspaceAccess,
  sessionId: LiveSessionId,
  condition: SQL
): Promise<'closed' | 'notRunning' | 'refused'> {
  return db.transaction(async (tx) => {
    // A batch of the room locks the same row: from here on none is under way.
    const [running] = await tx
      .select({ id: liveSessions.id })
      .from(liveSessions)
      .where(
        and(
          eq(liveSessions.workspaceId, access.workspaceId),
          eq(liveSessions.id, sessionId),
          eq(liveSessions.status, 'running')
        )
      )
      .for('no key update');
    if (!running) return 'notRunning';
    const { id } = running;
    // A statement of its own, for it must see what the batch stored that the lock waited for.
    const [taken] = await tx.execute<TakenRow>(takeSession(sql, id, condition));
    if (!taken) return 'refused';
    const [last] = await tx.execute<LastEventRow>(lastEvent(sql, id));
    const events = [{ type: 'gameEnded', seq: (last?.seq ?? 0) + 1 } as const];
    await tx.execute<StoredRow>(storeBatch(sql, { sessionId: id, epoch: taken.epoch, events }));
    return 'closed';
  });
}
