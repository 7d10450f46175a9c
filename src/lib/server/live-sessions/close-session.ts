import { and, eq, sql, type SQL } from 'drizzle-orm';
import { liveSessions } from '#schema/live.ts';
import type { Database } from '../db/client.ts';
import type { WorkspaceAccess } from '../workspaces/open-workspace.ts';

/**
 * Ends a running session from outside its room, provided that the condition holds. The room has one writer [ROOM-1],
 * so this takes the room first: the epoch is raised, and a worker that still has it open is fenced off [ROOM-3] and
 * lets go of its clients, who find the session ended.
 */
export async function closeSession(
  db: Database,
  access: WorkspaceAccess,
  sessionId: string,
  condition: SQL<boolean>
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
    // A statement of its own, for it must see what the batch stored that the lock waited for.
    const rows = await tx.execute(sql`
      with closed as (
        update live_session set epoch = epoch + 1, status = 'ended', ended_at = now()
        where id = ${sessionId} and ${condition}
        returning id
      )
      insert into live_event (live_session_id, seq, type, data)
      select id, 1 + greatest(
          0,
          (select max(seq) from live_event where live_session_id = closed.id),
          (select max(seq) from live_player where live_session_id = closed.id),
          (select max(seq) from live_answer where live_session_id = closed.id)
        ), 'gameEnded', '{}'
      from closed
      returning seq`);
    return rows.length > 0 ? 'closed' : 'refused';
  });
}
