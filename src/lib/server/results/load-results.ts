import { and, asc, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import { aloneAs } from '#core/game/contestants/contestants.ts';
import type { Judged } from '#core/game/corrections/corrections.ts';
import { judgedAfter, judgingEvents } from '#core/game/corrections/judged-after.ts';
import { listed, type ListedCorrection } from '#core/game/corrections/view.ts';
import { stakeEvents, type StakeEvent } from '#core/game/stakes/events.ts';
import { stakesAfter } from '#core/game/stakes/stakes.ts';
import { tieBreakEvents, type TieBreakEvent } from '#core/game/tie-break/events.ts';
import { tieBreaksAfter } from '#core/game/tie-break/tie-break.ts';
import { settledRounds } from '#core/scoring/settled.ts';
import type { ItemId, LiveSessionId, QuizId } from '#core/ids.ts';
import { questionNumber, questionsAmong } from '#core/item/item.ts';
import type { FrozenQuiz } from '#core/quiz/quiz.ts';
import { storedAnswerReader } from '#core/quiz/read-answer.ts';
import { timelineOf, type ItemEvent, type TimelineEntry } from '#core/results/timeline.ts';
import { frozenQuizzes, liveAnswers, liveEvents, livePlayers, liveSessions } from '#schema/live.ts';
import { quizzes } from '#schema/quiz.ts';
import type { Database } from '../db/client.ts';
import { isPlayedBy, playedQuiz } from '../live-sessions/played-quiz.ts';
import type { WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { teamEvents, teamsOfEvening } from './teams-of-evening.ts';
import { computeResults, type Results, type StoredPlayer, type StoredSession } from './results.ts';

/** When an item was on, and how many of those who were there answered it. */
export type PlayedMoment = TimelineEntry & { readonly answered: number };

interface SessionFacts {
  readonly id: LiveSessionId;
  readonly code: string;
  readonly title: string;
  readonly running: boolean;
  readonly createdAt: Date;
  /** When the players' names were taken out [OPS-26]; null while they are there. */
  readonly namesRemovedAt: Date | null;
  /** The quiz that was copied; null where it is gone, or waits in the undo of a deletion. */
  readonly quizId: QuizId | null;
}

export interface SessionResults extends Results, SessionFacts {
  readonly quiz: FrozenQuiz;
  /** Items that were revealed or skipped, in the order in which they were [RESULTS-6]. */
  readonly timeline: readonly PlayedMoment[];
  /** Corrections that hold, in the order in which they were made [SCORING-16]. */
  readonly corrections: readonly ListedCorrection[];
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
  const ours = and(eq(liveSessions.workspaceId, access.workspaceId), eq(liveSessions.id, sessionId));
  return recountSession(db, ours, (players) => players);
}

/**
 * Recounts the one session that a condition on `live_session` names, unless it was deleted.
 * @param named makes of the players, in the order in which they joined, who is told of
 * @throws AppError `not_found`
 */
export async function recountSession(
  db: Database,
  which: SQL | undefined,
  named: (players: readonly StoredPlayer[]) => readonly StoredPlayer[]
): Promise<SessionResults> {
  const session = await readFacts(db, which);
  const { players, joined, judged, teams, ...stored } = await readStored(db, which, session);
  const { quiz, marks, voided, granted } = judged;
  const results = computeResults({
    quiz,
    players: named(players),
    marks,
    voided,
    granted,
    ...stored,
    ...(teams && { teams: { ...teams, members: named(teams.members) } })
  });
  const count = new Map<number, number>();
  const indexes = new Map(quiz.items.map(({ id }, index) => [id, index]));
  const isThere = new Set(results.rows.map(({ id }) => id));
  for (const { itemId, contestantId } of stored.answers) {
    const index = indexes.get(itemId);
    if (index !== undefined && isThere.has(contestantId)) count.set(index, (count.get(index) ?? 0) + 1);
  }
  const timeline = timelineOf(stored.events, joined).map((entry) => ({
    ...entry,
    answered: count.get(entry.item) ?? 0
  }));
  return { ...session, quiz, ...results, timeline, corrections: correctionsOf(judged, named(players)) };
}

function correctionsOf(
  { corrections, quiz }: Judged,
  players: readonly StoredPlayer[]
): readonly ListedCorrection[] {
  const names = new Map(players.map(({ id, name }) => [aloneAs(id) as string, name]));
  const numbers = new Map(
    quiz.items.map(({ id }, index) => [id as string, questionNumber(quiz.items, index)])
  );
  return [...corrections.values()].map((correction) =>
    listed(correction, { questionNumber: (id) => numbers.get(id) ?? 0, name: (id) => names.get(id) })
  );
}

async function readFacts(db: Database, which: SQL | undefined): Promise<SessionFacts & { quiz: FrozenQuiz }> {
  const [session] = await db
    .select({
      id: liveSessions.id,
      code: liveSessions.code,
      title: liveSessions.title,
      running: sql<boolean>`${liveSessions.status} = 'running'`,
      createdAt: liveSessions.createdAt,
      namesRemovedAt: liveSessions.namesRemovedAt,
      quizId: quizzes.id,
      quiz: playedQuiz
    })
    .from(liveSessions)
    .leftJoin(frozenQuizzes, isPlayedBy)
    .leftJoin(quizzes, and(eq(quizzes.id, liveSessions.quizId), isNull(quizzes.deletedAt)))
    .where(and(which, isNull(liveSessions.deletedAt)));
  if (!session) throw new AppError('not_found', 'session');
  return session;
}

/** What the timeline is told from, and who was removed. */
const TOLD = [
  'itemAnnounced',
  'itemOpened',
  'itemRevealed',
  'itemSkipped',
  'skipUndone',
  'sheetPresented',
  'sheetItemDropped',
  'sheetItemRestored',
  'playerKicked',
  'playerReadmitted'
];

interface Stored extends Omit<StoredSession, 'quiz' | 'marks' | 'voided' | 'granted'> {
  readonly judged: Judged;
  readonly events: readonly ItemEvent[];
  /** When those who were not removed joined, in ms since the epoch. */
  readonly joined: readonly number[];
}

async function readStored(
  db: Database,
  which: SQL | undefined,
  { quiz, running }: { readonly quiz: FrozenQuiz; readonly running: boolean }
): Promise<Stored> {
  const players = await db
    .select({
      id: livePlayers.id,
      name: livePlayers.name,
      avatar: livePlayers.avatar,
      joinedAt: livePlayers.joinedAt,
      seq: livePlayers.seq
    })
    .from(livePlayers)
    .innerJoin(liveSessions, eq(liveSessions.id, livePlayers.liveSessionId))
    .where(which)
    .orderBy(asc(livePlayers.seq));
  const answers = await db
    .select({
      itemId: liveAnswers.itemId,
      playerId: liveAnswers.playerId,
      value: liveAnswers.value,
      tapMs: liveAnswers.tapMs,
      seq: liveAnswers.seq
    })
    .from(liveAnswers)
    .innerJoin(liveSessions, eq(liveSessions.id, liveAnswers.liveSessionId))
    .where(which)
    .orderBy(asc(liveAnswers.seq));
  const journal = await db
    .select({ n: liveEvents.seq, type: liveEvents.type, data: liveEvents.data, at: liveEvents.at })
    .from(liveEvents)
    .innerJoin(liveSessions, eq(liveSessions.id, liveEvents.liveSessionId))
    .where(
      and(
        which,
        inArray(liveEvents.type, [
          ...TOLD,
          ...judgingEvents,
          ...stakeEvents,
          ...tieBreakEvents,
          ...teamEvents
        ])
      )
    )
    .orderBy(asc(liveEvents.seq));

  const readAnswer = storedAnswerReader(quiz);
  const events = journal.flatMap(({ type, data: { item }, at }) =>
    typeof item === 'number' ? [{ type, item, at: at.getTime() }] : []
  );
  const kicked = new Set<string>();
  for (const { type, data } of journal) {
    if (typeof data['playerId'] !== 'string') continue;
    if (type === 'playerKicked') kicked.add(data['playerId']);
    else if (type === 'playerReadmitted') kicked.delete(data['playerId']);
  }
  // Rows of live_event hold what a room wrote: events without their type.
  const judged = judgedAfter(
    quiz,
    journal.map(({ n, type, data }) => ({ n, event: { ...data, type } }))
  );
  const tieBreaks = tieBreaksAfter(
    journal
      .map(({ type, data }) => ({ ...data, type }) as TieBreakEvent)
      .filter(({ type }) => tieBreakEvents.includes(type))
  );
  const stakes = journal
    .map(({ type, data }) => ({ ...data, type }) as StakeEvent)
    .filter(({ type }) => stakeEvents.includes(type));
  const teams = teamsOfEvening(quiz, {
    players,
    answers,
    journal: journal.map(({ n: seq, ...event }) => ({ ...event, seq }))
  });
  const whole = {
    players,
    answers: answers.flatMap(({ itemId, playerId, tapMs, ...answer }) => {
      const value = readAnswer(itemId, answer.value);
      return value === undefined ? [] : [{ itemId, contestantId: aloneAs(playerId), value, tapMs }];
    }),
    judged,
    revealed: new Set(events.flatMap(({ type, item }) => (type === 'itemRevealed' ? [item] : []))),
    kicked,
    tieBreaks,
    counted: { stakes: stakesAfter(stakes), settled: settledIn(quiz, events, running) },
    events,
    joined: players.flatMap(({ id, joinedAt }) => (kicked.has(id) ? [] : [joinedAt.getTime()]))
  };
  // Where people played in teams, rows are those of contestants, who are there by the same rules as in the room.
  return teams ? { ...whole, ...teams, kicked: new Set() } : whole;
}

/** Which rounds are over: all of them once the evening is. */
function settledIn(quiz: FrozenQuiz, events: readonly ItemEvent[], isRunning: boolean): ReadonlySet<number> {
  const over = new Set<ItemId | undefined>();
  for (const { type, item } of events) {
    const id = quiz.items[item]?.id;
    if (type === 'itemRevealed' || type === 'itemSkipped') over.add(id);
    else if (type === 'skipUndone') over.delete(id);
  }
  return settledRounds(quiz, questionsAmong(quiz.items), (id) => over.has(id), !isRunning);
}
