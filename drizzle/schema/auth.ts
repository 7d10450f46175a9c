import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { UserId } from '../../src/core/ids.ts';

export const users = pgTable(
  'app_user',
  {
    id: uuid().$type<UserId>().primaryKey().defaultRandom(),
    email: text().notNull(),
    name: text().notNull(),
    /** argon2id in PHC format. */
    passwordHash: text().notNull(),
    /** May see and change what concerns the whole installation. */
    isInstanceOwner: boolean().notNull().default(false),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow()
  },
  (t) => [uniqueIndex('app_user_email_key').on(sql`lower(${t.email})`)]
);

/** Sign-ins. Only the SHA-256 of the session id is stored: a stolen table opens no account. */
export const authSessions = pgTable(
  'auth_session',
  {
    idHash: text().primaryKey(),
    userId: uuid()
      .$type<UserId>()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** When it was last used, to the hour. */
    seenAt: timestamp({ withTimezone: true }),
    /** The browser and system that it was made with, in words for its owner. */
    device: text().notNull().default('')
  },
  (t) => [index('auth_session_user_idx').on(t.userId), index('auth_session_expiry_idx').on(t.expiresAt)]
);

/** Links that set a new password, once. Only the SHA-256 of the token is stored. */
export const passwordResets = pgTable(
  'password_reset',
  {
    tokenHash: text().primaryKey(),
    userId: uuid()
      .$type<UserId>()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow()
  },
  (t) => [index('password_reset_user_idx').on(t.userId), index('password_reset_expiry_idx').on(t.expiresAt)]
);

/** Links that let somebody make an account where registration is by invitation, once. Only the SHA-256 of the token is stored. */
export const invitations = pgTable(
  'invitation',
  {
    tokenHash: text().primaryKey(),
    createdBy: uuid()
      .$type<UserId>()
      .references(() => users.id, { onDelete: 'cascade' }),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow()
  },
  (t) => [index('invitation_expiry_idx').on(t.expiresAt)]
);

/** Fixed-window counters shared by all web processes. */
export const rateLimits = pgTable(
  'rate_limit',
  {
    key: text().primaryKey(),
    windowEndsAt: timestamp({ withTimezone: true }).notNull(),
    count: integer().notNull()
  },
  (t) => [index('rate_limit_window_idx').on(t.windowEndsAt)]
);
