import { rmSync } from 'node:fs';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyMigrations, type MigrateOptions } from '#scripts/database/apply-migrations.ts';
import { findFreePort } from '#scripts/start/ports.ts';
import { tagOf, writeMigrations, type TestMigration } from '../support/migration-folder.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

const SOON = { timeout: 30_000, interval: 20 };
/** Longer than a test may take: whoever is retried for so long fails it. */
const FOR_EVER_MS = 600_000;

let database: TestDatabase;
let sql: postgres.Sql;
const folders: string[] = [];

beforeEach(async () => {
  database = await createTestDatabase({ empty: true });
  sql = postgres(database.url, { max: 3, onnotice: () => undefined });
});
afterEach(async () => {
  await sql.end({ timeout: 1 });
  await database.drop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function migrate(migrations: readonly TestMigration[], options: MigrateOptions = {}) {
  const folder = writeMigrations(migrations);
  folders.push(folder);
  return applyMigrations(database.url, { folder, ...options });
}

const waiting = async (event: string) =>
  (
    await sql`select pid from pg_stat_activity where datname = current_database()
      and application_name = 'partyquiz-migrate' and wait_event_type = 'Lock' and wait_event = ${event}`
  ).length;

/** A transaction that has written to the table and stays open. */
async function holdTable(table: string): Promise<() => Promise<void>> {
  const connection = await sql.reserve();
  await connection`begin`;
  await connection`insert into ${connection(table)} (id) values (7)`;
  return async () => {
    await connection`commit`;
    connection.release();
  };
}

const A: TestMigration = [1, 'create table a (id int);'];

describe('[OPS-6] a migration that waits for a lock', () => {
  it('lets the others pass, and is applied when the lock is free', async () => {
    await migrate([A]);
    const release = await holdTable('a');
    const migrating = migrate([A, [2, 'alter table a add column b int;']]);
    await expect.poll(() => waiting('relation'), SOON).toBe(1);
    // Waits behind the migration; the first transaction still holds the table when it comes through.
    await sql`select * from a`;
    await release();
    expect(await migrating).toEqual({ applied: [tagOf(2)], ahead: 0 });
    await sql`select b from a`;
  });
});

it('[OPS-6] a migration without a statement is noted like any other', async () => {
  const empty: TestMigration = [2, '-- The column stays until the next release.'];
  expect(await migrate([A, empty])).toEqual({ applied: [tagOf(1), tagOf(2)], ahead: 0 });
  expect(await migrate([A, empty])).toEqual({ applied: [], ahead: 0 });
});

describe('[OPS-6] an index that is created concurrently', () => {
  const INDEX: TestMigration = [2, 'create unique index concurrently if not exists a_idx on a (id);'];
  const isValid = async () =>
    (
      await sql<{ indisvalid: boolean }[]>`
        select indisvalid from pg_index where indexrelid = to_regclass('a_idx')`
    )[0]?.indisvalid;

  it('needs no transaction', async () => {
    expect(await migrate([A, INDEX])).toEqual({ applied: [tagOf(1), tagOf(2)], ahead: 0 });
    expect(await isValid()).toBe(true);
  });

  it('is made anew where an earlier try left an unusable one', async () => {
    await migrate([A]);
    await sql`insert into a values (1), (1)`;
    await expect(migrate([A, INDEX])).rejects.toThrow(
      /0002_test failed and will be tried again.*could not create unique index/
    );
    expect(await isValid()).toBe(false);
    await sql`delete from a where ctid = (select min(ctid) from a)`;
    await migrate([A, INDEX]);
    expect(await isValid()).toBe(true);
  });

  it('does not wait for the processes that wait for it', async () => {
    await migrate([A]);
    const release = await holdTable('a');
    const one = migrate([A, INDEX]);
    await expect.poll(() => waiting('virtualxid'), SOON).toBe(1);
    const two = migrate([A, INDEX]);
    await expect
      .poll(() => sql`select pid from pg_stat_activity where application_name = 'partyquiz-migrate'`, SOON)
      .toHaveLength(2);
    await release();
    expect(await one).toEqual({ applied: [tagOf(2)], ahead: 0 });
    expect(await two).toEqual({ applied: [], ahead: 0 });
  });
});

describe('[OPS-7] a build on a database of a newer release', () => {
  const B: TestMigration = [2, 'alter table a add column b int;'];
  const WITHOUT_ID: TestMigration = [3, '-- contract: unused since 0.3.0\nalter table a drop column id;'];

  it('starts', async () => {
    await migrate([A, B]);
    expect(await migrate([A])).toEqual({ applied: [], ahead: 1 });
  });

  it('does not when a migration removed what it uses, and says what to do', async () => {
    await migrate([A, B, WITHOUT_ID], { version: '0.4.0' });
    await expect(migrate([A], { version: '0.2.9' })).rejects.toThrow(
      /This is release 0\.2\.9, .*releases before 0\.3\.0 cannot use it any more. Deploy 0\.3\.0 or newer, or restore the backup/
    );
    expect(await migrate([A, B], { version: '0.3.0+abc' })).toEqual({ applied: [], ahead: 1 });
  });

  it('is judged by the newest release that any migration asked for', async () => {
    const older: TestMigration = [4, '-- contract: unused since 0.2.0\nalter table a drop column b;'];
    await migrate([A, B, WITHOUT_ID, older], { version: '0.4.0' });
    await expect(migrate([A], { version: '0.2.0' })).rejects.toThrow('before 0.3.0');
  });

  it('never starts where another branch has migrated', async () => {
    await migrate([A, [3, 'create table theirs (id int);']]);
    await expect(migrate([A, [4, 'create table ours (id int);']])).rejects.toThrow(
      /another branch has migrated it/
    );
    await expect(migrate([A, B])).rejects.toThrow(/lacks 0002_test: another branch has migrated it/);
    expect(await sql`select to_regclass('ours') as ours`).toEqual([{ ours: null }]);
  });

  it('applies nothing out of order', async () => {
    const third: TestMigration = [3, 'create table c (id int);'];
    await migrate([A, third]);
    await expect(migrate([A, B, third])).rejects.toThrow(
      /newer than 0002_test, and migrations are applied in order/
    );
  });
});

describe('[OPS-8] a database belongs to whoever migrated it first', () => {
  const everything = async () => [
    await sql`select relname, relfilenode from pg_class where relnamespace::regnamespace::text in ('public', 'drizzle') order by 1`,
    await sql`select * from drizzle.__drizzle_migrations`
  ];

  it.each([
    ['preview', 'production'],
    ['production', 'preview']
  ] as const)('a %s deployment does not touch one of %s', async (environment, owner) => {
    await migrate([A], { environment: owner });
    const before = await everything();
    await expect(migrate([A, [2, 'create table b (id int);']], { environment })).rejects.toThrow(
      new RegExp(
        `This is a ${environment} deployment, and the database belongs to ${owner}. Nothing was touched.`
      )
    );
    expect(await everything()).toEqual(before);
    expect(await migrate([A], { environment: owner })).toEqual({ applied: [], ahead: 0 });
  });

  it('and a used one that does not say belongs to production', async () => {
    await migrate([A]);
    await sql`drop table drizzle.partyquiz_installation`;
    const before = await everything();
    await expect(migrate([A], { environment: 'preview' })).rejects.toThrow(/belongs to production/);
    expect(await everything()).toEqual(before);
  });
});

describe('a database that does not let us in', () => {
  it('is not asked again when the password is wrong', async () => {
    const url = new URL(database.url);
    url.password = 'wrong';
    const attempt = applyMigrations(url.href, { connectMs: FOR_EVER_MS });
    await expect(attempt).rejects.toThrow(
      /does not let us in: password authentication failed.*Check user, password/
    );
  });

  it('nor when it does not exist', async () => {
    const url = new URL(database.url);
    url.pathname = '/missing';
    const attempt = applyMigrations(url.href, { connectMs: FOR_EVER_MS });
    await expect(attempt).rejects.toThrow(/database "missing" does not exist/);
  });

  it('is waited for when nobody listens there, and named in the end', async () => {
    const at = `127.0.0.1:${String(await findFreePort())}`;
    const attempt = applyMigrations(`postgresql://user:secret@${at}/none`, { connectMs: 1_000 });
    await expect(attempt).rejects.toThrow(`The database at ${at} cannot be reached: connect ECONNREFUSED`);
    await expect(attempt).rejects.not.toThrow('secret');
  });
});
