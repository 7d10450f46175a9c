import { customType, index, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { logoTypes } from '../../src/core/brand/logo/read-logo.ts';
import type { UserId, WorkspaceId } from '../../src/core/ids.ts';
import { roles } from '../../src/core/workspace/permissions.ts';
import { storedBrand } from '../../src/core/stored/brand.ts';
import { users } from './auth.ts';
import { jsonColumn } from './json-column.ts';

export const workspaces = pgTable('workspace', {
  id: uuid().$type<WorkspaceId>().primaryKey().defaultRandom(),
  slug: text().notNull().unique(),
  name: text().notNull(),
  /** What its next evenings look like; null: as the house does. */
  brand: jsonColumn(storedBrand),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow()
});

const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

/** Pictures that brands show, of workspaces and of their evenings; each is served to whoever knows its hash. */
export const brandLogos = pgTable(
  'brand_logo',
  {
    /** SHA-256 of the bytes, in hex. */
    digest: text().notNull(),
    workspaceId: uuid()
      .$type<WorkspaceId>()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    type: text({ enum: logoTypes }).notNull(),
    /** In px. */
    width: integer().notNull(),
    height: integer().notNull(),
    bytes: bytea().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow()
  },
  (t) => [
    primaryKey({ columns: [t.digest, t.workspaceId] }),
    index('brand_logo_workspace_idx').on(t.workspaceId)
  ]
);

export const workspaceMembers = pgTable(
  'workspace_member',
  {
    workspaceId: uuid()
      .$type<WorkspaceId>()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    userId: uuid()
      .$type<UserId>()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    role: text({ enum: roles }).notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow()
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.userId] }), index('workspace_member_user_idx').on(t.userId)]
);
