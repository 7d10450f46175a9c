import type postgres from 'postgres';

export interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  /** A row needs no value for it: it may be null, or has one by itself. */
  readonly isOptional: boolean;
}

/** Every column of our tables. */
export const readColumns = (sql: postgres.Sql): Promise<Column[]> => sql<Column[]>`
  select relname as table, attname as column, format_type(atttypid, atttypmod) as type,
    (not attnotnull or atthasdef or attidentity <> '') as "isOptional"
  from pg_attribute join pg_class on pg_class.oid = attrelid
  where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped
  order by relname, attnum`;

/** What `on conflict` may name: the columns of every unique index, and its condition. */
export const readUniqueKeys = async (sql: postgres.Sql): Promise<string[]> =>
  (
    await sql<{ key: string }[]>`
      select relname || ' ' || substring(pg_get_indexdef(indexrelid) from ' USING (.*)$') as key
      from pg_index join pg_class on pg_class.oid = indrelid
      where relnamespace = 'public'::regnamespace and indisunique and indisvalid
      order by 1`
  ).map(({ key }) => key);
