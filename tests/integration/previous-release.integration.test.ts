import { rmSync } from 'node:fs';
import postgres from 'postgres';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isOlderRelease } from '#ops/release.ts';
import { applyMigrations } from '#scripts/operate/database/apply-migrations.ts';
import { readMigrations } from '#scripts/operate/database/migration-files.ts';
import releases from '../../drizzle/releases.json' with { type: 'json' };
import { readColumns, readUniqueKeys, type Column } from '../support/catalog.ts';
import { copyMigrationsUntil, readKnownColumns } from '../support/migration-folder.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

/** A value of each type. The same everywhere, so that every foreign key finds its row. */
const EXAMPLES: Readonly<Record<string, string>> = {
  uuid: `'3f0c7e0e-0000-4000-8000-000000000001'`,
  text: `'x'`,
  integer: '1',
  bigint: '1',
  real: '1',
  boolean: 'true',
  jsonb: `'{}'`,
  'timestamp with time zone': 'now()'
};
const FOREIGN_KEY_VIOLATION = '23503';

/** Migrations that remove something say which releases they still admit. */
const isAdmitted = (release: string) =>
  readMigrations('drizzle/migrations').every(
    ({ unusedSince }) => unusedSince === undefined || !isOlderRelease(release, unusedSince)
  );
const admitted = Object.entries(releases).filter(([release]) => isAdmitted(release));

let newest: TestDatabase;
let sql: postgres.Sql;
beforeEach(async () => {
  newest = await createTestDatabase();
  sql = postgres(newest.url, { max: 1, onnotice: () => undefined });
});
afterEach(async () => {
  await sql.end();
  await newest.drop();
});

/** Asks a database with just the migrations of a release. */
async function asOf<T>(lastTag: string, ask: (old: postgres.Sql) => Promise<T>): Promise<T> {
  const database = await createTestDatabase({ empty: true });
  const folder = copyMigrationsUntil(lastTag);
  const old = postgres(database.url, { max: 1, onnotice: () => undefined });
  try {
    await applyMigrations(database.url, { folder });
    return await ask(old);
  } finally {
    await old.end();
    await database.drop();
    rmSync(folder, { recursive: true });
  }
}

function insertionOf(table: string, columns: readonly Column[]): string {
  const names = columns.map(({ column }) => `"${column}"`);
  const values = columns.map(({ type, column }) => {
    const value = EXAMPLES[type];
    if (value === undefined)
      throw new Error(`${table}.${column} is of type ${type}: give EXAMPLES a value of it.`);
    return value;
  });
  return `insert into "${table}" (${names.join(', ')}) values (${values.join(', ')})`;
}

/** Inserts a row into each table; whichever refers to another waits until that one has its row. */
async function insertEverywhere(columns: readonly Column[]): Promise<string[]> {
  let waiting = tablesOf(columns);
  const done: string[] = [];
  while (waiting.length > 0) {
    const refused: string[] = [];
    let reason: unknown;
    for (const table of waiting) {
      try {
        await sql.unsafe(
          insertionOf(
            table,
            columns.filter((column) => column.table === table)
          )
        );
        done.push(table);
      } catch (error) {
        if (!(error instanceof postgres.PostgresError) || error.code !== FOREIGN_KEY_VIOLATION) throw error;
        reason = error;
        refused.push(table);
      }
    }
    if (refused.length === waiting.length) throw reason;
    waiting = refused;
  }
  return done.sort();
}

const tablesOf = (columns: readonly Column[]) => [...new Set(columns.map(({ table }) => table))].sort();

it('[OPS-7] there is a release to go back to', () => {
  expect(admitted).not.toEqual([]);
});

describe.each(admitted)('[OPS-7] release %s on the schema of today', (_, { lastMigration: lastTag }) => {
  let old: { columns: Column[]; keys: string[] };
  beforeAll(async () => {
    const known = readKnownColumns(lastTag);
    old = await asOf(lastTag, async (database) => {
      const [columns, keys] = [await readColumns(database), await readUniqueKeys(database)];
      const isKnown = ({ table, column }: Column) => known.has(`${table}.${column}`);
      const unused = columns.filter((column) => !isKnown(column));
      const isOnUnused = (key: string) =>
        unused.some(
          ({ table, column }) => key.startsWith(`${table} `) && new RegExp(`\\b${column}\\b`).test(key)
        );
      return { columns: columns.filter(isKnown), keys: keys.filter((key) => !isOnUnused(key)) };
    });
    expect(old.columns).toHaveLength(known.size);
  });

  it('finds every table and column it knows, of the same type', async () => {
    const name = ({ table, column, type }: Column) => `${table}.${column} ${type}`;
    expect((await readColumns(sql)).map(name)).toEqual(expect.arrayContaining(old.columns.map(name)));
  });

  it('needs no value for a column it does not know', async () => {
    const known = new Set(old.columns.map(({ table, column }) => `${table}.${column}`));
    const tables = new Set(tablesOf(old.columns));
    const added = (await readColumns(sql)).filter(
      ({ table, column }) => tables.has(table) && !known.has(`${table}.${column}`)
    );
    expect(added.filter(({ isOptional }) => !isOptional)).toEqual([]);
  });

  it('finds every unique key that it may name in “on conflict”', async () => {
    expect(await readUniqueKeys(sql)).toEqual(expect.arrayContaining(old.keys));
  });

  it('inserts into every table with nothing but its own columns', async () => {
    expect(await insertEverywhere(old.columns)).toEqual(tablesOf(old.columns));
  });
});
