import { and, eq, inArray, isNull } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import type { LiveSessionId } from '#core/ids.ts';
import type { Numbering } from '#core/results/numbering.ts';
import { liveSessions } from '#schema/live.ts';
import { resultShares } from '#schema/result-share.ts';
import type { Database } from '../db/client.ts';
import { requirePermission, type WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { newShareToken } from './share-token.ts';

export interface ResultShare {
  readonly token: string;
  readonly numbering: Numbering;
}

const ours = ({ workspaceId }: WorkspaceAccess, sessionId: LiveSessionId) =>
  and(
    eq(liveSessions.workspaceId, workspaceId),
    eq(liveSessions.id, sessionId),
    isNull(liveSessions.deletedAt)
  );

/** The link of an evening; `undefined` while there is none, also where the evening is another workspace's. */
export async function findShare(
  db: Database,
  access: WorkspaceAccess,
  sessionId: LiveSessionId
): Promise<ResultShare | undefined> {
  const [share] = await db
    .select({ token: resultShares.token, numbering: resultShares.numbering })
    .from(resultShares)
    .innerJoin(liveSessions, eq(liveSessions.id, resultShares.liveSessionId))
    .where(ours(access, sessionId));
  return share;
}

/**
 * Makes the link under which anybody may read the results of an evening that is over, without names [RESULTS-7]. Where there is one, it
 * stays the same and players are numbered anew.
 * @throws AppError `not_found`; `conflict` with `session_running`; `forbidden`
 */
export async function shareResults(
  db: Database,
  access: WorkspaceAccess,
  sessionId: LiveSessionId,
  numbering: Numbering
): Promise<void> {
  requirePermission(access, 'shareResults');
  await db.transaction(async (tx) => {
    const [session] = await tx
      .select({ status: liveSessions.status })
      .from(liveSessions)
      .where(ours(access, sessionId))
      // Nobody removes it for good before the link is stored.
      .for('key share');
    if (!session) throw new AppError('not_found', 'session');
    if (session.status !== 'ended') throw new AppError('conflict', 'session_running');
    await tx
      .insert(resultShares)
      .values({ liveSessionId: sessionId, token: newShareToken(), numbering })
      .onConflictDoUpdate({ target: resultShares.liveSessionId, set: { numbering } });
  });
}

/**
 * Takes the link back: from then on it opens nothing, and the next one is another.
 * @throws AppError `not_found` for an evening of another workspace; `forbidden`
 */
export async function unshareResults(
  db: Database,
  access: WorkspaceAccess,
  sessionId: LiveSessionId
): Promise<void> {
  requirePermission(access, 'shareResults');
  const session = db.select({ id: liveSessions.id }).from(liveSessions).where(ours(access, sessionId));
  if ((await db.$count(liveSessions, ours(access, sessionId))) === 0)
    throw new AppError('not_found', 'session');
  await db.delete(resultShares).where(inArray(resultShares.liveSessionId, session));
}
