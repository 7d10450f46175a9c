import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import { aloneAs } from '#core/game/contestants/contestants.ts';
import type { MarkEvent } from '#core/game/marks/events.ts';
import { markEvents, marksAfter } from '#core/game/marks/marks.ts';
import type { LiveSessionId } from '#core/ids.ts';
import type { FrozenQuiz } from '#core/quiz/quiz.ts';
import { storedAnswerReader } from '#core/quiz/read-answer.ts';
import { frozenQuizzes, liveAnswers, liveEvents, livePlayers, liveSessions } from '#schema/live.ts';
import type { Database } from '../db/client.ts';
import { isPlayedBy, playedQuiz } from '../live-sessions/played-quiz.ts';
import type { WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { computeResults, type Results } from './results.ts';

export interface SessionResults extends Results {
  readonly id: LiveSessionId;
  readonly code: string;
  readonly title: string;
  readonly running: boolean;
  readonly createdAt: Date;
  /** When the players' names were taken out [OPS-26]; null while they are there. */
  readonly namesRemovedAt: Date | null;
  readonly quiz: FrozenQuiz;
}

/**
 * The results of a live session, recounted from the stored answers.
 * @throws AppError `not_found`, also for a session of another workspace
 */
export async function loadResults(
  db: Database,
  access: WorkspaceAccess,
  sessionId: LiveSessionId
): Promise<SessionResults> {
  const ours = and(
    eq(liveSessions.workspaceId, access.workspaceId),
    eq(liveSessions.id, sessionId),
    isNull(liveSessions.deletedAt)
  );
  const [session] = await db
    .select({
      id: liveSessions.id,
      code: liveSessions.code,
      title: liveSessions.title,
      status: liveSessions.status,
      createdAt: liveSessions.createdAt,
      namesRemovedAt: liveSessions.namesRemovedAt,
      quiz: playedQuiz
    })
    .from(liveSessions)
    .leftJoin(frozenQuizzes, isPlayedBy)
    .where(ours);
  if (!session) throw new AppError('not_found', 'session');

  const players = await db
    .select({ id: livePlayers.id, name: livePlayers.name, avatar: livePlayers.avatar })
    .from(livePlayers)
    .innerJoin(liveSessions, eq(liveSessions.id, livePlayers.liveSessionId))
    .where(ours)
    .orderBy(asc(livePlayers.seq));
  const answers = await db
    .select({
      itemId: liveAnswers.itemId,
      playerId: liveAnswers.playerId,
      value: liveAnswers.value,
      tapMs: liveAnswers.tapMs
    })
    .from(liveAnswers)
    .innerJoin(liveSessions, eq(liveSessions.id, liveAnswers.liveSessionId))
    .where(ours)
    .orderBy(asc(liveAnswers.seq));
  const events = await db
    .select({ type: liveEvents.type, data: liveEvents.data })
    .from(liveEvents)
    .innerJoin(liveSessions, eq(liveSessions.id, liveEvents.liveSessionId))
    .where(and(ours, inArray(liveEvents.type, ['itemRevealed', 'playerKicked', ...markEvents])))
    .orderBy(asc(liveEvents.seq));

  const readAnswer = storedAnswerReader(session.quiz);
  const values = (type: string, key: string) =>
    events.filter((event) => event.type === type).map((event) => event.data[key]);
  // Rows of live_event hold what a room wrote: events without their type.
  const marks = events
    .map(({ type, data }) => ({ ...data, type }) as MarkEvent)
    .filter(({ type }) => markEvents.includes(type));
  const results = computeResults({
    quiz: session.quiz,
    players,
    answers: answers.flatMap(({ itemId, playerId, tapMs, ...answer }) => {
      const value = readAnswer(itemId, answer.value);
      return value === undefined ? [] : [{ itemId, contestantId: aloneAs(playerId), value, tapMs }];
    }),
    marks: marksAfter(session.quiz, marks),
    revealed: new Set(values('itemRevealed', 'item').filter((item) => typeof item === 'number')),
    kicked: new Set(values('playerKicked', 'playerId').filter((id) => typeof id === 'string'))
  });
  const { status, ...facts } = session;
  return { ...facts, running: status === 'running', ...results };
}
