import { index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { ItemId, QuestionId, QuizId, RoundId, WorkspaceId } from '../../src/core/ids.ts';
import { formatNames } from '../../src/core/format/format-names.ts';
import type { ScoringSettings } from '../../src/core/scoring/scoring-settings.ts';
import { storedQuestion } from '../../src/core/stored/question.ts';
import { storedSettings } from '../../src/core/stored/settings.ts';
import { itemSortNames } from '../../src/core/item/item-sort-names.ts';
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
    settings: jsonColumn(storedSettings).notNull(),
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
    /** How it is played. */
    format: text({ enum: formatNames }).notNull().default('quick'),
    /** What is scored otherwise than in the quiz. */
    rules: jsonColumn<Partial<ScoringSettings>>(),
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
    content: jsonColumn(storedQuestion).notNull(),
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
    /** What it is: a question, or something that is shown or done between questions. */
    sort: text({ enum: itemSortNames }).notNull().default('question'),
    /** The question of an item of that sort. */
    questionId: uuid()
      .$type<QuestionId>()
      .references(() => questions.id, { onDelete: 'cascade' }),
    /** What there is to show or do, of the other sorts. */
    content: jsonColumn<Record<string, unknown>>(),
    /** What is scored otherwise than in the round. */
    rules: jsonColumn<Partial<ScoringSettings>>(),
    /** Set while a deletion can still be undone; such a row is invisible everywhere else. */
    deletedAt: timestamp({ withTimezone: true })
  },
  (t) => [index('item_round_idx').on(t.roundId, t.position), index('item_question_idx').on(t.questionId)]
);
