import { describe, expect, it } from 'vitest';
import { applyMigrations } from '#scripts/operate/database/apply-migrations.ts';
import { findFreePort } from '#scripts/run/start/ports.ts';
import { tagOf, type TestMigration } from '../support/migration-folder.ts';
import { migrationScene } from '../support/migration-scene.ts';

const SOON = { timeout: 30_000, interval: 20 };
/** Longer than a test may take: whoever is retried for so long fails it. */
const FOR_EVER_MS = 600_000;

const scene = migrationScene();
const { migrate } = scene;

const waiting = async (event: string) =>
  (
    await scene.sql`select pid from pg_stat_activity where datname = current_database()
      and application_name = 'partyquiz-migrate' and wait_event_type = 'Lock' and wait_event = ${event}`
  ).length;

/** A transaction that has written to the table and stays open. */
async function holdTable(table: string): Promise<() => Promise<void>> {
  const connection = await scene.sql.reserve();
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
    await scene.sql`select * from a`;
    await release();
    expect(await migrating).toEqual({ applied: [tagOf(2)], ahead: 0 });
    await scene.sql`select b from a`;
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
      await scene.sql<{ indisvalid: boolean }[]>`
        select indisvalid from pg_index where indexrelid = to_regclass('a_idx')`
    )[0]?.indisvalid;

  it('needs no transaction', async () => {
    expect(await migrate([A, INDEX])).toEqual({ applied: [tagOf(1), tagOf(2)], ahead: 0 });
    expect(await isValid()).toBe(true);
  });

  it('is made anew where an earlier try left an unusable one', async () => {
    await migrate([A]);
    await scene.sql`insert into a values (1), (1)`;
    await expect(migrate([A, INDEX])).rejects.toThrow(
      /0002_test failed and will be tried again.*could not create unique index/
    );
    expect(await isValid()).toBe(false);
    await scene.sql`delete from a where ctid = (select min(ctid) from a)`;
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
      .poll(
        () => scene.sql`select pid from pg_stat_activity where application_name = 'partyquiz-migrate'`,
        SOON
      )
      .toHaveLength(2);
    await release();
    expect(await one).toEqual({ applied: [tagOf(2)], ahead: 0 });
    expect(await two).toEqual({ applied: [], ahead: 0 });
  });
});

describe('a database that does not let us in', () => {
  it('is not asked again when the password is wrong', async () => {
    const url = new URL(scene.url);
    url.password = 'wrong';
    const attempt = applyMigrations(url.href, { connectMs: FOR_EVER_MS });
    await expect(attempt).rejects.toThrow(
      /refuses the password of the user.*Correct the user or the password in DATABASE_URL/
    );
  });

  it('nor when it does not exist', async () => {
    const url = new URL(scene.url);
    url.pathname = '/missing';
    const attempt = applyMigrations(url.href, { connectMs: FOR_EVER_MS });
    await expect(attempt).rejects.toThrow(/has no database “missing”/);
  });

  it('is waited for when nobody listens there, and named in the end', async () => {
    const at = `127.0.0.1:${String(await findFreePort())}`;
    const attempt = applyMigrations(`postgresql://user:secret@${at}/none`, { connectMs: 1_000 });
    await expect(attempt).rejects.toThrow(`Nothing listens at ${at}. Start PostgreSQL`);
    await expect(attempt).rejects.not.toThrow('secret');
  });
});
