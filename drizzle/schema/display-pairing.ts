import { index, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { displayRoles } from '../../src/core/game/stage/display-roles.ts';
import type { LiveSessionId } from '../../src/core/ids.ts';
import { liveSessions } from './live.ts';

/** Screens that show a code and wait for a host who types it. */
export const displayPairings = pgTable(
  'display_pairing',
  {
    code: text().primaryKey(),
    /** SHA-256 of the secret with which the screen, and nobody else, asks what became of its code. */
    keyHash: text().notNull(),
    /** What it is to show, and as what; null while it waits. */
    liveSessionId: uuid()
      .$type<LiveSessionId>()
      .references(() => liveSessions.id, { onDelete: 'cascade' }),
    role: text({ enum: displayRoles }),
    expiresAt: timestamp({ withTimezone: true }).notNull()
  },
  (t) => [
    uniqueIndex('display_pairing_key_key').on(t.keyHash),
    index('display_pairing_expiry_idx').on(t.expiresAt)
  ]
);
