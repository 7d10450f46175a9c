import { bigint, integer, pgTable, real, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { UserId } from '../../src/core/ids.ts';
import type { InstanceSettings } from '../../src/core/instance/settings.ts';
import { users } from './auth.ts';
import { jsonColumn } from './json-column.ts';

/** What the owners of this installation decide for everybody: one row per setting, absent means its default. */
export const instanceSettings = pgTable('instance_setting', {
  key: text().$type<keyof InstanceSettings>().primaryKey(),
  value: jsonColumn<InstanceSettings[keyof InstanceSettings]>().notNull(),
  updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  updatedBy: uuid()
    .$type<UserId>()
    .references(() => users.id, { onDelete: 'set null' })
});

/** A room as its worker reports it. */
export interface ReportedRoom {
  readonly session: string;
  /** Clients of every kind that are connected now. */
  readonly clients: number;
}

/** The running workers, each with its last word about itself. A row that is old is of a worker that is gone. */
export const workerNodes = pgTable('worker_node', {
  id: uuid().primaryKey(),
  version: text().notNull(),
  state: text({ enum: ['standby', 'ok', 'draining'] }).notNull(),
  startedAt: timestamp({ withTimezone: true }).notNull(),
  seenAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  sockets: integer().notNull(),
  rooms: jsonColumn<readonly ReportedRoom[]>().notNull(),
  /** Share of one processor since the last word, 1 = all of it. */
  cpu: real().notNull(),
  /** 99th percentile of the event loop's delay since the last word, in ms. */
  loopDelayMs: real().notNull(),
  memoryBytes: bigint({ mode: 'number' }).notNull(),
  /** Null where no Redis is configured. */
  redis: text({ enum: ['ok', 'away'] }),
  /** Tells whether web and worker share a secret, without telling the secret. */
  secretPrint: text().notNull()
});
