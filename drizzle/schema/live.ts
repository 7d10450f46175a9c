import { sql } from 'drizzle-orm';
import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid
} from 'drizzle-orm/pg-core';
import type { AnswerValue } from '../../src/core/question/question-type.ts';
import type { FrozenQuiz } from '../../src/core/quiz/quiz.ts';
import { users } from './auth.ts';
import { quizzes } from './quiz.ts';
import { workspaces } from './workspace.ts';

export const liveSessions = pgTable(
  'live_session',
  {
    id: uuid().primaryKey().defaultRandom(),
    workspaceId: uuid()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    quizId: uuid().references(() => quizzes.id, { onDelete: 'set null' }),
    hostUserId: uuid().references(() => users.id, { onDelete: 'set null' }),
    code: text().notNull(),
    title: text().notNull(),
    status: text({ enum: ['running', 'ended'] })
      .notNull()
      .default('running'),
    /** Raised by each worker that takes the room; a batch of an older epoch changes nothing. */
    epoch: integer().notNull().default(0),
    /** When an owner last stored something or said that it is there. */
    seenAt: timestamp({ withTimezone: true }),
    /** The copy that is played. */
    quiz: jsonb().$type<FrozenQuiz>().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    endedAt: timestamp({ withTimezone: true })
  },
  (t) => [
    uniqueIndex('live_session_code_key')
      .on(t.code)
      .where(sql`status = 'running'`),
    index('live_session_workspace_idx').on(t.workspaceId, t.createdAt)
  ]
);

/** What happened, but for joins and answers, which have tables of their own and share the numbering `seq`. */
export const liveEvents = pgTable(
  'live_event',
  {
    liveSessionId: uuid()
      .notNull()
      .references(() => liveSessions.id, { onDelete: 'cascade' }),
    seq: bigint({ mode: 'number' }).notNull(),
    type: text().notNull(),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow()
  },
  (t) => [primaryKey({ columns: [t.liveSessionId, t.seq] })]
);

export const livePlayers = pgTable(
  'live_player',
  {
    id: uuid().primaryKey(),
    liveSessionId: uuid()
      .notNull()
      .references(() => liveSessions.id, { onDelete: 'cascade' }),
    seq: bigint({ mode: 'number' }).notNull(),
    name: text().notNull(),
    avatar: text().notNull(),
    /** SHA-256 of the resume token. */
    credential: text().notNull(),
    joinedAt: timestamp({ withTimezone: true }).notNull().defaultNow()
  },
  (t) => [unique('live_player_credential_key').on(t.liveSessionId, t.credential)]
);

/** One row per player and item, whatever was sent how often. */
export const liveAnswers = pgTable(
  'live_answer',
  {
    liveSessionId: uuid()
      .notNull()
      .references(() => liveSessions.id, { onDelete: 'cascade' }),
    itemId: uuid().notNull(),
    playerId: uuid()
      .notNull()
      .references(() => livePlayers.id, { onDelete: 'cascade' }),
    seq: bigint({ mode: 'number' }).notNull(),
    value: jsonb().$type<AnswerValue>().notNull(),
    revision: integer().notNull(),
    tapMs: integer().notNull(),
    commandId: text().notNull(),
    storedAt: timestamp({ withTimezone: true }).notNull().defaultNow()
  },
  (t) => [
    primaryKey({ columns: [t.liveSessionId, t.itemId, t.playerId] }),
    index('live_answer_player_idx').on(t.playerId)
  ]
);
