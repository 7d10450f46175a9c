import { and, eq, sql } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import { asId, type LiveSessionId, type WorkspaceId } from '#core/ids.ts';
import { readCode } from '#core/protocol/session-code.ts';
import type { Locale } from '#core/quiz/quiz.ts';
import { frozenQuizzes, liveSessions } from '#schema/live.ts';
import { workspaces } from '#schema/workspace.ts';
import type { Database } from '../db/client.ts';
import { isPlayedBy, playedQuiz } from './played-quiz.ts';
import { hasOpenCode } from './session-activity.ts';

export interface RunningSession {
  readonly id: LiveSessionId;
  readonly workspaceId: WorkspaceId;
  readonly workspaceSlug: string;
  readonly code: string;
  readonly title: string;
  readonly language: Locale;
  /** Whether its code still lets people in; the host can always go on, which opens it again. */
  readonly isOpen: boolean;
  /** ms since the epoch on the database's clock, on which tickets expire. */
  readonly now: number;
}

/**
 * The running session with this code, as a person typed it. Says nothing about its questions.
 * @throws AppError `not_found`
 */
export async function findSessionByCode(db: Database, typed: string): Promise<RunningSession> {
  const code = readCode(typed);
  if (code === undefined) throw new AppError('not_found', 'session');
  const [row] = await db
    .select({
      id: liveSessions.id,
      workspaceId: liveSessions.workspaceId,
      workspaceSlug: workspaces.slug,
      code: liveSessions.code,
      title: liveSessions.title,
      language: sql<Locale>`${playedQuiz} ->> 'language'`,
      isOpen: hasOpenCode,
      now: sql<number>`(extract(epoch from clock_timestamp()) * 1000)::float8`
    })
    .from(liveSessions)
    .innerJoin(workspaces, eq(workspaces.id, liveSessions.workspaceId))
    .leftJoin(frozenQuizzes, isPlayedBy)
    .where(and(eq(liveSessions.code, code), eq(liveSessions.status, 'running')));
  if (!row) throw new AppError('not_found', 'session');
  return { ...row, id: asId<LiveSessionId>(row.id), workspaceId: asId<WorkspaceId>(row.workspaceId) };
}
