import { createHash } from 'node:crypto';
import type postgres from 'postgres';

/** What a table holds, in a form to compare. */
export interface TableContent {
  readonly rows: number;
  /** The same for the same rows in any order. */
  readonly checksum: string;
}

/** By schema and table, as in `public.quiz`. */
export type Contents = Readonly<Record<string, TableContent>>;

/** Tables of ours, not those of PostgreSQL or of an extension. */
export async function listTables(sql: postgres.ISql): Promise<{ schema: string; name: string }[]> {
  return sql<{ schema: string; name: string }[]>`
    select n.nspname as schema, c.relname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and c.relpersistence <> 't'
      and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
      and not exists (select from pg_depend d
        where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by n.nspname collate "C", c.relname collate "C"`;
}

/**
 * Counts and sums up every table. Each row is written as text and hashed; two sums over the hashes do not depend on
 * the order, and change when a row changes, is missing or is there twice.
 *
 * @param sql a transaction: its settings are changed, and what it sees shall not change meanwhile
 */
export async function readContents(sql: postgres.TransactionSql): Promise<Contents> {
  // How values are written depends on these.
  await sql`select set_config('TimeZone', 'UTC', true), set_config('DateStyle', 'ISO, YMD', true),
    set_config('IntervalStyle', 'postgres', true), set_config('bytea_output', 'hex', true),
    set_config('extra_float_digits', '1', true), set_config('statement_timeout', '0', true)`;
  const contents: Record<string, TableContent> = {};
  for (const { schema, name } of await listTables(sql)) {
    const [row] = await sql<{ rows: string; low: string; high: string }[]>`
      select count(*) as rows,
        coalesce(sum(('x' || encode(substr(hash, 1, 8), 'hex'))::bit(64)::bigint), 0)::text as low,
        coalesce(sum(('x' || encode(substr(hash, 9, 8), 'hex'))::bit(64)::bigint), 0)::text as high
      from (
        select sha256(convert_to("the row"::text, 'UTF8')) as hash from only ${sql(schema)}.${sql(name)} as "the row"
        offset 0
      ) hashes`;
    const { rows = '0', low = '', high = '' } = row ?? {};
    const checksum = createHash('sha256').update(`${rows}:${low}:${high}`).digest('hex').slice(0, 32);
    contents[`${schema}.${name}`] = { rows: Number(rows), checksum };
  }
  return contents;
}

/** What is not the same, one sentence each; none when both are equal. */
export function differences(expected: Contents, found: Contents): string[] {
  const names = [...new Set([...Object.keys(expected), ...Object.keys(found)])].sort();
  return names.flatMap((name) => {
    const [was, is] = [expected[name], found[name]];
    if (!is) return [`${name} is missing`];
    if (!was) return [`${name} is not in the backup`];
    if (was.rows !== is.rows) return [`${name} has ${String(is.rows)} rows instead of ${String(was.rows)}`];
    return was.checksum === is.checksum ? [] : [`${name} has other content`];
  });
}

/** As in “16 tables with 1,234 rows”. */
export function describeContents(contents: Contents): string {
  const tables = Object.values(contents);
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return `${String(tables.length)} tables with ${rows.toLocaleString('en')} rows`;
}
