import { index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { ItemId, QuestionId, QuizId, RoundId, WorkspaceId } from '../../src/core/ids.ts';
import type { Question } from '../../src/core/question/question.ts';
import type { QuizSettings } from '../../src/core/quiz/quiz.ts';
import { jsonColumn } from './json-column.ts';
import { workspaces } from './workspace.ts';

export const quizzes = pgTable(
  'quiz',
  {
    id: uuid().$type<QuizId>().primaryKey().defaultRandom(),
    workspaceId: uuid()
      .$type<WorkspaceId>()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    title: text().notNull(),
    language: text({ enum: ['en', 'nl'] }).notNull(),
    settings: jsonColumn<QuizSettings>().notNull(),
    /** Where the questions come from and under which licence, for imported ones. */
    attribution: text().notNull().default(''),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** Set while a deletion can still be undone; such a row is invisible everywhere else. */
    deletedAt: timestamp({ withTimezone: true })
  },
  (t) => [index('quiz_workspace_idx').on(t.workspaceId, t.updatedAt)]
);

export const rounds = pgTable(
  'round',
  {
    id: uuid().$type<RoundId>().primaryKey().defaultRandom(),
    quizId: uuid()
      .$type<QuizId>()
      .notNull()
      .references(() => quizzes.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    title: text().notNull(),
    /** Set while a deletion can still be undone; such a row is invisible everywhere else. */
    deletedAt: timestamp({ withTimezone: true })
  },
  (t) => [index('round_quiz_idx').on(t.quizId, t.position)]
);

/** A question belongs to the workspace; an item puts it into a round. */
export const questions = pgTable(
  'question',
  {
    id: uuid().$type<QuestionId>().primaryKey().defaultRandom(),
    workspaceId: uuid()
      .$type<WorkspaceId>()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    content: jsonColumn<Question>().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow()
  },
  (t) => [index('question_workspace_idx').on(t.workspaceId, t.updatedAt)]
);

export const items = pgTable(
  'item',
  {
    id: uuid().$type<ItemId>().primaryKey().defaultRandom(),
    roundId: uuid()
      .$type<RoundId>()
      .notNull()
      .references(() => rounds.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    questionId: uuid()
      .$type<QuestionId>()
      .notNull()
      .references(() => questions.id, { onDelete: 'cascade' }),
    /** Set while a deletion can still be undone; such a row is invisible everywhere else. */
    deletedAt: timestamp({ withTimezone: true })
  },
  (t) => [index('item_round_idx').on(t.roundId, t.position), index('item_question_idx').on(t.questionId)]
);
