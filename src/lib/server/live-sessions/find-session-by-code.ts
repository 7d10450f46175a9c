import { and, eq, sql } from 'drizzle-orm';
import type { Brand } from '#core/brand/brand.ts';
import { AppError } from '#core/errors.ts';
import type { LiveSessionId, QuizId, WorkspaceId } from '#core/ids.ts';
import { readCode } from '#core/protocol/session-code.ts';
import type { Locale } from '#core/quiz/quiz.ts';
import { authSessions } from '#schema/auth.ts';
import { frozenQuizzes, liveSessions } from '#schema/live.ts';
import { sessionDeputies } from '#schema/session-deputy.ts';
import { workspaceMembers, workspaces } from '#schema/workspace.ts';
import type { Database } from '../db/client.ts';
import { countMiss, type Seeker } from './limit-misses.ts';
import { isPlayedBy, playedQuiz } from './played-quiz.ts';
import { hasOpenCode } from '#queries/session-activity.ts';

export interface RunningSession {
  readonly id: LiveSessionId;
  readonly workspaceId: WorkspaceId;
  readonly workspaceSlug: string;
  readonly quizId: QuizId | null;
  readonly code: string;
  readonly title: string;
  readonly language: Locale;
  /** What the evening looks like; null: as the house does. */
  readonly brand: Brand | null;
  /** Whether its code still lets people in; the host can always go on, which opens it again. */
  readonly isOpen: boolean;
  /** ms since the epoch on the database's clock, on which tickets expire. */
  readonly now: number;
}

/**
 * The running session with this code, as a person typed it. Says nothing about its questions. Whoever may not have it is
 * told the same as where there is none [WEB-6], and only what is not found is counted [WEB-7].
 * @throws AppError `not_found`, or `too_many` after too many of those
 */
export async function findSessionByCode(
  db: Database,
  typed: string,
  seeker: Seeker
): Promise<RunningSession> {
  const session = await peekSession(db, typed, seeker);
  if (session) return session;
  await countMiss(db, seeker);
  throw new AppError('not_found', 'session');
}

/** The same without counting: for whoever has shown a secret that nobody guesses. */
export async function peekSession(
  db: Database,
  typed: string,
  seeker: Seeker
): Promise<RunningSession | undefined> {
  const code = readCode(typed);
  if (code === undefined) return undefined;
  const [row] = await db
    .select({
      id: liveSessions.id,
      workspaceId: liveSessions.workspaceId,
      workspaceSlug: workspaces.slug,
      quizId: liveSessions.quizId,
      code: liveSessions.code,
      title: liveSessions.title,
      language: sql<Locale>`${playedQuiz} ->> 'language'`,
      brand: liveSessions.brand,
      isOpen: hasOpenCode(sql<boolean>),
      now: sql<number>`(extract(epoch from clock_timestamp()) * 1000)::float8`
    })
    .from(liveSessions)
    .innerJoin(workspaces, eq(workspaces.id, liveSessions.workspaceId))
    .leftJoin(frozenQuizzes, isPlayedBy)
    .where(and(eq(liveSessions.code, code), eq(liveSessions.status, 'running'), isFor(seeker)));
  return row;
}

/** In the same query for everybody: how long it takes tells no stranger that there is one. */
const isFor = (seeker: Seeker) => {
  if (seeker.role === 'display') return hasOpenCode(sql<boolean>);
  if (seeker.role === 'deputy')
    return sql`exists (
        select from ${sessionDeputies} join ${authSessions} on ${authSessions.idHash} = ${sessionDeputies.signIn}
        where ${sessionDeputies.liveSessionId} = ${liveSessions.id} and ${sessionDeputies.keyHash} = ${seeker.keyHash}
          and ${sessionDeputies.expiresAt} > now() and ${authSessions.expiresAt} > now())`;
  return sql`exists (
        select from ${workspaceMembers}
        where ${workspaceMembers.workspaceId} = ${liveSessions.workspaceId} and ${workspaceMembers.userId} = ${seeker.userId})`;
};
