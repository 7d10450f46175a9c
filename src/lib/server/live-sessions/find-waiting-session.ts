import { isDeepStrictEqual } from 'node:util';
import { and, desc, eq, sql } from 'drizzle-orm';
import type { FrozenQuiz } from '#core/quiz/quiz.ts';
import { liveSessions } from '#schema/live.ts';
import type { DatabaseOrTransaction } from '../db/transaction.ts';
import type { WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { hasNotBegun } from './session-activity.ts';

/** More lobbies of one quiz than this nobody has open. */
const LIMIT = 5;

/**
 * The session that this person has opened of this quiz and not begun, within the last hours. Of a quiz that was
 * changed since there is none: who goes back to mend a question wants to play the mended one.
 */
export async function findWaitingSession(
  db: DatabaseOrTransaction,
  access: WorkspaceAccess,
  quizId: string,
  quiz: FrozenQuiz
): Promise<{ id: string; code: string } | undefined> {
  const rows = await db
    .select({ id: liveSessions.id, code: liveSessions.code, quiz: liveSessions.quiz })
    .from(liveSessions)
    .where(
      and(
        eq(liveSessions.workspaceId, access.workspaceId),
        eq(liveSessions.hostUserId, access.userId),
        eq(liveSessions.quizId, quizId),
        eq(liveSessions.status, 'running'),
        sql`live_session.created_at > now() - interval '12 hours'`,
        hasNotBegun
      )
    )
    .orderBy(desc(liveSessions.createdAt))
    .limit(LIMIT);
  const wanted = contentOf(quiz);
  const found = rows.find((row) => isDeepStrictEqual(contentOf(row.quiz), wanted));
  return found && { id: found.id, code: found.code };
}

/** What is played, without the ids that every copy has of its own; as it comes out of the database. */
const contentOf = ({ rounds, items, ...facts }: FrozenQuiz): unknown =>
  JSON.parse(
    JSON.stringify({
      ...facts,
      rounds: rounds.map(({ title }) => title),
      items: items.map(({ round, question }) => ({ round, question }))
    })
  );
