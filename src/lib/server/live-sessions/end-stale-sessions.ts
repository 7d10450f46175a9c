import { and, eq, sql } from 'drizzle-orm';
import { liveSessions } from '#schema/live.ts';
import type { Database } from '../db/client.ts';
import type { WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { closeSession } from './close-session.ts';
import { isStale } from '#queries/session-activity.ts';

/** Ends the sessions of a workspace that everybody left long ago without ending them. Their codes become free. */
export async function endStaleSessions(db: Database, access: WorkspaceAccess): Promise<void> {
  const stale = await db
    .select({ id: liveSessions.id })
    .from(liveSessions)
    .where(
      and(eq(liveSessions.workspaceId, access.workspaceId), eq(liveSessions.status, 'running'), isStale(sql))
    );
  for (const { id } of stale) await closeSession(db, access, id, isStale(sql));
}
