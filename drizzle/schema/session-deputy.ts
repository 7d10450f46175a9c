import { index, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { DeputyId, LiveSessionId } from '../../src/core/ids.ts';
import { authSessions } from './auth.ts';
import { liveSessions } from './live.ts';

/** Who leads one evening without an account: first a link that waits to be opened, then the device that opened it. */
export const sessionDeputies = pgTable(
  'session_deputy',
  {
    id: uuid().$type<DeputyId>().primaryKey().defaultRandom(),
    liveSessionId: uuid()
      .$type<LiveSessionId>()
      .notNull()
      .references(() => liveSessions.id, { onDelete: 'cascade' }),
    /** The sign-in that gave the right, which ends with it. */
    signIn: text()
      .notNull()
      .references(() => authSessions.idHash, { onDelete: 'cascade' }),
    /** SHA-256 of the link's token; null once it was used. */
    linkHash: text(),
    /** SHA-256 of what the device holds; null until the link was used. */
    keyHash: text(),
    /** The browser and system that it was used with, in words for the host. */
    device: text().notNull().default(''),
    /** When the link, then the right, is over. */
    expiresAt: timestamp({ withTimezone: true }).notNull()
  },
  (t) => [
    uniqueIndex('session_deputy_link_key').on(t.linkHash),
    uniqueIndex('session_deputy_key_key').on(t.keyHash),
    index('session_deputy_session_idx').on(t.liveSessionId),
    index('session_deputy_sign_in_idx').on(t.signIn),
    index('session_deputy_expiry_idx').on(t.expiresAt)
  ]
);
