import postgres from 'postgres';

/**
 * Everything a database holds, in a form to compare: each table as its rows in JSON, ordered, and each sequence with
 * its value. It shares nothing with the checksums of a backup.
 */
export async function readEverything(url: string): Promise<Record<string, readonly string[]>> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const tables = await sql<{ name: string }[]>`
      select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`;
    const everything: Record<string, readonly string[]> = {};
    for (const { name } of tables) {
      const rows = await sql.unsafe<{ json: string }[]>(
        `select to_jsonb(x)::text as json from ${name} x order by to_jsonb(x)::text collate "C"`
      );
      everything[name] = rows.map(({ json }) => json);
    }
    const sequences = await sql<{ name: string; value: string }[]>`
      select schemaname || '.' || sequencename as name, last_value::text as value from pg_sequences`;
    for (const { name, value } of sequences) everything[`sequence ${name}`] = [value];
    everything.constraints = (
      await sql<{ text: string }[]>`
        select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as text from pg_constraint
        where connamespace::regnamespace::text in ('public', 'drizzle') order by 1`
    ).map(({ text }) => text);
    everything.indexes = (
      await sql<{ text: string }[]>`select indexdef as text from pg_indexes
        where schemaname in ('public', 'drizzle') order by 1`
    ).map(({ text }) => text);
    return everything;
  } finally {
    await sql.end();
  }
}
