import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import type { LiveSessionId } from '#core/ids.ts';
import { liveSessions } from '#schema/live.ts';
import type { Database } from '../db/client.ts';
import { requirePermission, type WorkspaceAccess } from '../workspaces/open-workspace.ts';

const ours = (access: WorkspaceAccess, sessionId: LiveSessionId) =>
  and(eq(liveSessions.workspaceId, access.workspaceId), eq(liveSessions.id, sessionId));

/**
 * Hides an evening that is over, with its results; it can be restored until it is purged [OPS-25].
 * @throws AppError `not_found`; `conflict` with `session_running`: a room has one writer, and it is not us; `forbidden`
 */
export async function deleteSession(
  db: Database,
  access: WorkspaceAccess,
  sessionId: LiveSessionId
): Promise<void> {
  requirePermission(access, 'deleteSessions');
  const visible = and(ours(access, sessionId), isNull(liveSessions.deletedAt));
  const hidden = await db
    .update(liveSessions)
    .set({ deletedAt: sql`now()` })
    .where(and(visible, eq(liveSessions.status, 'ended')))
    .returning({ id: liveSessions.id });
  if (hidden.length > 0) return;
  if ((await db.$count(liveSessions, visible)) === 0) throw new AppError('not_found', 'session');
  throw new AppError('conflict', 'session_running');
}

/** The evening that was deleted and can be brought back; `undefined` when there is none. */
export async function findDeletedSession(
  db: Database,
  access: WorkspaceAccess,
  sessionId: LiveSessionId | undefined
): Promise<{ id: LiveSessionId; title: string } | undefined> {
  if (sessionId === undefined) return undefined;
  const [row] = await db
    .select({ id: liveSessions.id, title: liveSessions.title })
    .from(liveSessions)
    .where(and(ours(access, sessionId), isNotNull(liveSessions.deletedAt)));
  return row;
}

/**
 * Brings a deleted evening back.
 * @throws AppError `not_found` when it is gone for good; `forbidden`
 */
export async function restoreSession(
  db: Database,
  access: WorkspaceAccess,
  sessionId: LiveSessionId
): Promise<void> {
  requirePermission(access, 'deleteSessions');
  const restored = await db
    .update(liveSessions)
    .set({ deletedAt: null })
    .where(ours(access, sessionId))
    .returning({ id: liveSessions.id });
  if (restored.length === 0) throw new AppError('not_found', 'session');
}
