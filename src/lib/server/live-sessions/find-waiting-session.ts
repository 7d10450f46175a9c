import { and, desc, eq, sql } from 'drizzle-orm';
import { liveSessions } from '#schema/live.ts';
import type { DatabaseOrTransaction } from '../db/transaction.ts';
import type { WorkspaceAccess } from '../workspaces/open-workspace.ts';
import type { FrozenQuizId, LiveSessionId, QuizId } from '#core/ids.ts';
import { hasNotBegun } from '#queries/session-activity.ts';

/**
 * The session that this person has opened of this quiz and not begun, within the last hours. Of a quiz that was
 * changed since there is none: who goes back to mend a question wants to play the mended one.
 */
export async function findWaitingSession(
  db: DatabaseOrTransaction,
  access: WorkspaceAccess,
  { quizId, frozenQuizId }: { quizId: QuizId; frozenQuizId: FrozenQuizId }
): Promise<{ id: LiveSessionId; code: string } | undefined> {
  const [row] = await db
    .select({ id: liveSessions.id, code: liveSessions.code })
    .from(liveSessions)
    .where(
      and(
        eq(liveSessions.workspaceId, access.workspaceId),
        eq(liveSessions.hostUserId, access.userId),
        eq(liveSessions.quizId, quizId),
        eq(liveSessions.frozenQuizId, frozenQuizId),
        eq(liveSessions.status, 'running'),
        sql`live_session.created_at > now() - interval '12 hours'`,
        hasNotBegun(sql)
      )
    )
    .orderBy(desc(liveSessions.createdAt))
    .limit(1);
  return row;
}
