import { and, eq, isNull, sql } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import { liveSessions } from '#schema/live.ts';
import type { Database } from '../db/client.ts';
import { requirePermission, type WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { closeSession } from './close-session.ts';
import type { LiveSessionId } from '#core/ids.ts';
import { isAbandoned } from '#queries/session-activity.ts';

/**
 * Ends a live session that nobody plays. One that is over already stays so.
 * @throws AppError `not_found`; `conflict` with `session_in_use`: a game is ended from its host panel
 */
export async function endLiveSession(
  db: Database,
  access: WorkspaceAccess,
  sessionId: LiveSessionId
): Promise<void> {
  requirePermission(access, 'hostSessions');
  const outcome = await closeSession(db, access, sessionId, isAbandoned(sql));
  if (outcome === 'refused') throw new AppError('conflict', 'session_in_use');
  if (outcome === 'closed') return;
  const [ended] = await db
    .select({ id: liveSessions.id })
    .from(liveSessions)
    .where(
      and(
        eq(liveSessions.workspaceId, access.workspaceId),
        eq(liveSessions.id, sessionId),
        isNull(liveSessions.deletedAt)
      )
    );
  if (!ended) throw new AppError('not_found', 'session');
}
