import { index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { jsonColumn } from './json-column.ts';

/** What is to be done later or again, by whichever process comes to it. What is done once is gone afterwards. */
export const jobs = pgTable(
  'job',
  {
    id: uuid().primaryKey().defaultRandom(),
    name: text().notNull(),
    /** The name once more where it is done again and again: it is there once. */
    recurring: text().unique(),
    /** For what is done once; null when it is over. */
    payload: jsonColumn<unknown>(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    runAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** Names the process that does it now, until the lease is over. */
    lease: uuid(),
    leasedUntil: timestamp({ withTimezone: true }),
    /** Begun since it last succeeded. */
    attempts: integer().notNull().default(0),
    failedAt: timestamp({ withTimezone: true }),
    /** Why, in one word. */
    error: text(),
    /** Failed for good; it stays for a while to be seen. */
    givenUpAt: timestamp({ withTimezone: true })
  },
  (t) => [index('job_due_idx').on(t.runAt)]
);
