import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid
} from 'drizzle-orm/pg-core';
import type {
  FrozenQuizId,
  ItemId,
  LiveSessionId,
  PlayerId,
  QuizId,
  UserId,
  WorkspaceId
} from '../../src/core/ids.ts';
import type { AnswerValue } from '../../src/core/question/question.ts';
import { storedBrand } from '../../src/core/stored/brand.ts';
import { storedFrozenQuiz } from '../../src/core/stored/frozen-quiz.ts';
import { users } from './auth.ts';
import { jsonColumn } from './json-column.ts';
import { quizzes } from './quiz.ts';
import { workspaces } from './workspace.ts';

/** The copy of a quiz that is played: one per workspace and content, shared by the sessions that play it. */
export const frozenQuizzes = pgTable(
  'frozen_quiz',
  {
    id: uuid().$type<FrozenQuizId>().primaryKey().defaultRandom(),
    workspaceId: uuid()
      .$type<WorkspaceId>()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    /** SHA-256 of the content, in hex. */
    digest: text().notNull(),
    content: jsonColumn(storedFrozenQuiz).notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow()
  },
  (t) => [uniqueIndex('frozen_quiz_digest_key').on(t.workspaceId, t.digest)]
);

export const liveSessions = pgTable(
  'live_session',
  {
    id: uuid().$type<LiveSessionId>().primaryKey().defaultRandom(),
    workspaceId: uuid()
      .$type<WorkspaceId>()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    quizId: uuid()
      .$type<QuizId>()
      .references(() => quizzes.id, { onDelete: 'set null' }),
    hostUserId: uuid()
      .$type<UserId>()
      .references(() => users.id, { onDelete: 'set null' }),
    code: text().notNull(),
    title: text().notNull(),
    status: text({ enum: ['running', 'ended'] })
      .notNull()
      .default('running'),
    /** Raised by each worker that takes the room; a batch of an older epoch changes nothing. */
    epoch: integer().notNull().default(0),
    /** When an owner last stored something or said that it is there. */
    seenAt: timestamp({ withTimezone: true }),
    /** The copy that is played; null where `quiz` holds it, as releases up to 0.2.0 stored it. */
    frozenQuizId: uuid()
      .$type<FrozenQuizId>()
      .references(() => frozenQuizzes.id),
    /** The copy of a session that was made by a release up to 0.2.0. */
    quiz: jsonColumn(storedFrozenQuiz),
    /** The rules that it is played by: no worker takes it that does not know them. */
    rules: integer().notNull().default(1),
    /** What it looks like, as its workspace did when it began; null: as the house does [GAME-43]. */
    brand: jsonColumn(storedBrand),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    endedAt: timestamp({ withTimezone: true }),
    /** When the players' names were taken out, where the installation keeps them for a time only. */
    namesRemovedAt: timestamp({ withTimezone: true }),
    /** Set while a deletion can still be undone; such a row is invisible everywhere else. */
    deletedAt: timestamp({ withTimezone: true })
  },
  (t) => [
    uniqueIndex('live_session_code_key')
      .on(t.code)
      .where(sql`status = 'running'`),
    index('live_session_workspace_idx').on(t.workspaceId, t.createdAt),
    index('live_session_frozen_quiz_idx').on(t.frozenQuizId)
  ]
);

/** What happened, but for joins and answers, which have tables of their own and share the numbering `seq`. */
export const liveEvents = pgTable(
  'live_event',
  {
    liveSessionId: uuid()
      .$type<LiveSessionId>()
      .notNull()
      .references(() => liveSessions.id, { onDelete: 'cascade' }),
    seq: bigint({ mode: 'number' }).notNull(),
    type: text().notNull(),
    data: jsonColumn<Record<string, unknown>>().notNull(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow()
  },
  (t) => [primaryKey({ columns: [t.liveSessionId, t.seq] })]
);

export const livePlayers = pgTable(
  'live_player',
  {
    id: uuid().$type<PlayerId>().primaryKey(),
    liveSessionId: uuid()
      .$type<LiveSessionId>()
      .notNull()
      .references(() => liveSessions.id, { onDelete: 'cascade' }),
    seq: bigint({ mode: 'number' }).notNull(),
    name: text().notNull(),
    avatar: text().notNull(),
    /** SHA-256 of the resume token. */
    credential: text().notNull(),
    /** A print of the address that the player joined from, good within this session only; tells no address. */
    cameFrom: text(),
    joinedAt: timestamp({ withTimezone: true }).notNull().defaultNow()
  },
  (t) => [unique('live_player_credential_key').on(t.liveSessionId, t.credential)]
);

/** One row per player and item, whatever was sent how often. */
export const liveAnswers = pgTable(
  'live_answer',
  {
    liveSessionId: uuid()
      .$type<LiveSessionId>()
      .notNull()
      .references(() => liveSessions.id, { onDelete: 'cascade' }),
    itemId: uuid().$type<ItemId>().notNull(),
    playerId: uuid()
      .$type<PlayerId>()
      .notNull()
      .references(() => livePlayers.id, { onDelete: 'cascade' }),
    seq: bigint({ mode: 'number' }).notNull(),
    value: jsonColumn<AnswerValue>().notNull(),
    revision: integer().notNull(),
    tapMs: integer().notNull(),
    commandId: text().notNull(),
    /** Entered, and not sent by the player; null means sent [GAME-19]. */
    isDraft: boolean(),
    storedAt: timestamp({ withTimezone: true }).notNull().defaultNow()
  },
  (t) => [
    primaryKey({ columns: [t.liveSessionId, t.itemId, t.playerId] }),
    index('live_answer_player_idx').on(t.playerId)
  ]
);
