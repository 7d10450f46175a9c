import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { LiveSessionId } from '../../src/core/ids.ts';
import { numberings } from '../../src/core/results/numbering.ts';
import { liveSessions } from './live.ts';

/** The link under which anybody may read the results of an evening, without names; absent: nobody may. */
export const resultShares = pgTable('result_share', {
  liveSessionId: uuid()
    .$type<LiveSessionId>()
    .primaryKey()
    .references(() => liveSessions.id, { onDelete: 'cascade' }),
  /** As it stands in the link: whoever reads this table reads the names as well (ADR 55). */
  token: text().notNull().unique(),
  /** Whether players are numbered as they joined, or by their places. */
  numbering: text({ enum: numberings }).notNull(),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow()
});
