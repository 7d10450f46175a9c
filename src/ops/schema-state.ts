import journal from '../../drizzle/migrations/meta/_journal.json' with { type: 'json' };

/** Time stamp of the newest migration that this build knows; migrations are ordered by it. */
export const NEWEST_MIGRATION = journal.entries.at(-1)?.when ?? 0;

/** Asks how far a database is; drizzle's own table, in which `created_at` is the migration's time stamp. */
export const SCHEMA_QUERY = 'select max(created_at)::float8 as newest from drizzle.__drizzle_migrations';

/** Whether a database has everything that this build needs. It may have more: the next release's. */
export const isSchemaReady = (rows: readonly Readonly<Record<string, unknown>>[]): boolean =>
  Number(rows[0]?.newest ?? 0) >= NEWEST_MIGRATION;
