import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '#lib/server/db/client.ts';
import { seedDemo } from '#lib/server/seed/seed-demo.ts';
import { newKeyPair } from '#scripts/operate/backup/age.ts';
import { databaseOf, withDatabase } from '#scripts/operate/backup/connection.ts';
import { EPOCHS } from '#scripts/operate/backup/restore/fill-database.ts';
import { listBackups } from '#scripts/operate/backup/list-backups.ts';
import { recordBackup } from '#scripts/operate/backup/record-backup.ts';
import { applyMigrations } from '#scripts/operate/database/apply-migrations.ts';
import { readMigrations } from '#scripts/operate/database/migration-files.ts';
import { copyMigrationsUntil } from '#tests/support/migration-folder.ts';
import { loadInstanceSettings } from '#lib/server/instance/instance-settings.ts';
import type { Manifest } from '#scripts/operate/backup/manifest.ts';
import { FolderStore } from '#ops/object-store/folder-store.ts';
import { demoQuizzes } from '#scripts/demo/quizzes.ts';
import { BackupSite } from '#tests/support/backup-site.ts';
import { readEverything } from '#tests/support/database-rows.ts';
import { frozenQuiz } from '#tests/support/fixtures.ts';
import { insertLiveSession } from '#tests/support/live-session.ts';
import { S3Server } from '#ops/object-store/s3-server.fixture.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/test-database.ts';

let site: BackupSite;
let original: TestDatabase;
let before: Record<string, readonly string[]>;
/** A backup of it, and where it lies, for tests that change nothing there. */
let manifest: Manifest;
let target: { BACKUP_TARGET: string };
const dropped: TestDatabase[] = [];

beforeAll(async () => {
  site = await BackupSite.open();
  original = await createTestDatabase();
  await fill(original.url);
  before = await readEverything(original.url);
  target = newTarget();
  manifest = await site.backUp(original.url, target);
});
afterEach(async () => {
  for (const database of dropped.splice(0)) await database.drop();
});
afterAll(async () => {
  await original.drop();
  await site.close();
});

/** The demo, and a running and an ended session with players, answers and events of every kind of text. */
async function fill(url: string): Promise<void> {
  const web = connect(url, { max: 1 });
  // One of its own: drizzle changes how the connection it uses writes JSON.
  const sql = postgres(url, { max: 1 });
  try {
    await seedDemo(web.db, demoQuizzes, 'correct horse battery');
    for (const status of ['running', 'ended']) {
      const { id } = await insertLiveSession(sql, frozenQuiz());
      await sql`update live_session set status = ${status}, epoch = 3 where id = ${id}`;
      await sql`
        insert into live_player
        select gen_random_uuid(), ${id}::uuid, n, 'Zoë "' || n || E'" \\\\ 🎉\\n', 'fox', 'hash ' || n from generate_series(1, 300) n`;
      await sql`
        insert into live_answer (live_session_id, item_id, player_id, seq, value, revision, tap_ms, command_id)
        select ${id}::uuid, gen_random_uuid(), id, seq, jsonb_build_object('text', name), 1, seq, id
        from live_player where live_session_id = ${id}`;
      await sql`insert into live_event (live_session_id, seq, type, data) values (${id}, 0, 'gameStarted', '{}')`;
    }
    await sql`insert into rate_limit values ('somebody', now(), 3)`;
  } finally {
    await Promise.all([web.sql.end(), sql.end()]);
  }
}

async function another(options?: { empty?: boolean }): Promise<TestDatabase> {
  const database = await createTestDatabase(options);
  dropped.push(database);
  return database;
}

let folders = 0;
/** Variables for a folder of its own. */
const newTarget = () => ({ BACKUP_TARGET: join(site.folder, `backups-${String(++folders)}`) });

async function query(url: string, statement: string) {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return [...(await sql.unsafe<Record<string, unknown>[]>(statement))];
  } finally {
    await sql.end();
  }
}

const databases = async () =>
  (await query(original.url, 'select datname from pg_database')).map(({ datname }) => String(datname));

/** Equal in everything, but for the fence around rooms that workers may still hold. */
async function expectRestored(url: string): Promise<void> {
  const fenced = (row: string) =>
    row.includes('"status": "running"') ? row.replace('"epoch": 3,', `"epoch": ${String(3 + EPOCHS)},`) : row;
  const { 'public.live_session': sessions = [], ...rest } = before;
  expect(await readEverything(url)).toEqual({ ...rest, 'public.live_session': sessions.map(fenced).sort() });
}

it('[OPS-30] a backup that is made to stay is marked, and the database knows when its last one was made', async () => {
  const own = newTarget();
  const made = await site.backUp(original.url, own, { isKept: true });
  const store = new FolderStore(own.BACKUP_TARGET);
  expect(await listBackups(store)).toMatchObject([{ name: made.name, isComplete: true, isKept: true }]);
  const copy = await createTestDatabase();
  dropped.push(copy);
  await recordBackup(copy.url, made);
  await recordBackup(copy.url, made);
  const web = connect(copy.url, { max: 1 });
  const { lastBackup } = await loadInstanceSettings(web.db);
  await web.sql.end();
  expect(lastBackup).toEqual({ at: Date.parse(made.createdAt), bytes: made.files[0]?.bytes });
});

describe('a backup', () => {
  it('restores everything after a wipe', async () => {
    expect(manifest.tables['public.live_answer']?.rows).toBe(600);
    expect(Object.keys(manifest.tables)).toHaveLength(
      Object.keys(before).filter((name) => /^(public|drizzle)\./.test(name)).length
    );
    const wiped = await another();
    await query(wiped.url, 'drop schema public, drizzle cascade; create schema public');
    const restored = await site.restore(wiped.url, target);
    expect(restored).toMatchObject({ isCompared: true, applied: [], contents: manifest.tables });
    await expectRestored(wiped.url);
  });

  it('goes to S3, and comes back with its own key only', async () => {
    const [s3, keys, others] = await Promise.all([S3Server.start(), newKeyPair(), newKeyPair()]);
    const [right, wrong] = [join(site.folder, 'right.txt'), join(site.folder, 'wrong.txt')];
    writeFileSync(right, `# key of the party\n${keys.identity}\n`);
    writeFileSync(wrong, others.identity);
    const bucket = {
      BACKUP_TARGET: `s3://${s3.bucket}/party`,
      BACKUP_AGE_RECIPIENT: keys.recipient,
      S3_ENDPOINT: s3.endpoint,
      S3_REGION: s3.key.region,
      S3_ACCESS_KEY_ID: s3.key.accessKeyId,
      S3_SECRET_ACCESS_KEY: s3.key.secretAccessKey
    };
    const { name } = await site.backUp(original.url, bucket);
    expect([...s3.objects.keys()]).toEqual([
      `party/${name}/database.dump.age`,
      `party/${name}/manifest.json`
    ]);
    expect(Buffer.concat([...s3.objects.values()]).toString()).not.toContain('PGDMP');
    const empty = await another({ empty: true });
    await expect(site.restore(empty.url, bucket)).rejects.toThrow('BACKUP_AGE_IDENTITY_FILE');
    await expect(site.restore(empty.url, { ...bucket, BACKUP_AGE_IDENTITY_FILE: wrong })).rejects.toThrow(
      'does not open this backup'
    );
    expect(
      await query(empty.url, 'select tablename from pg_tables where schemaname = current_schema()')
    ).toEqual([]);
    await site.restore(empty.url, { ...bucket, BACKUP_AGE_IDENTITY_FILE: right });
    await expectRestored(empty.url);
    await s3.stop();
  });

  it('is of one moment, whatever is written meanwhile', async () => {
    const store = new FolderStore(newTarget().BACKUP_TARGET);
    const busy = await another();
    await fill(busy.url);
    // Between the counting and the dump: the store is asked for the dump only when counts and checksums are there.
    const put = store.put.bind(store);
    store.put = async (key, content) => {
      await query(
        busy.url,
        `delete from live_answer; insert into rate_limit values ('late', now(), 1) on conflict do nothing`
      );
      return put(key, content);
    };
    const made = await site.backUp(busy.url, {}, { store });
    expect(made.tables['public.live_answer']?.rows).toBe(600);
    const empty = await another({ empty: true });
    const restored = await site.restore(empty.url, { BACKUP_TARGET: store.place });
    expect(restored.contents).toEqual(made.tables);
  });

  it('that failed leaves nothing', async () => {
    const other = newTarget();
    const failing = join(site.folder, 'failing-dump.sh');
    // Half a dump, and then an error.
    writeFileSync(
      failing,
      `#!/bin/sh\n"${site.tools.PG_DUMP ?? ''}" "$@" | head -c 3000\n[ "$1" = --version ] || exit 3\n`,
      { mode: 0o755 }
    );
    await expect(site.backUp(original.url, { ...other, PG_DUMP: failing })).rejects.toThrow('pg_dump failed');
    expect(readdirSync(other.BACKUP_TARGET)).toEqual(['.incoming']);
    await expect(site.restore(original.url, other, { replace: true })).rejects.toThrow('There is no backup');
  });

  it('of a database without PartyQuiz is refused', async () => {
    const empty = await another({ empty: true });
    await expect(site.backUp(empty.url, newTarget())).rejects.toThrow('DATABASE_URL');
  });

  it('that was damaged is refused, and the database stays as it is', async () => {
    const other = newTarget();
    const { name } = await site.backUp(original.url, other);
    const file = join(other.BACKUP_TARGET, name, 'database.dump');
    const bytes = readFileSync(file);
    const used = await another();
    const content = await readEverything(used.url);
    for (const damaged of [
      Buffer.concat([bytes.subarray(0, 5_000), Buffer.from('x'), bytes.subarray(5_001)]),
      bytes.subarray(0, -1)
    ]) {
      writeFileSync(file, damaged);
      await expect(site.restore(used.url, other, { replace: true })).rejects.toThrow('is damaged');
    }
    expect(await readEverything(used.url)).toEqual(content);
    expect((await databases()).filter((database) => database.includes('restoring'))).toEqual([]);
  });
});

describe('a restore', () => {
  it('into a database that holds something is refused', async () => {
    const used = await another();
    const content = await readEverything(used.url);
    await expect(site.restore(used.url, target)).rejects.toThrow(/not empty.*--into.*--replace/);
    expect(await readEverything(used.url)).toEqual(content);
  });

  it('into a database in use names who uses it', async () => {
    const empty = await another({ empty: true });
    const sql = postgres(empty.url, { max: 1, connection: { application_name: 'partyquiz-worker' } });
    await sql`select 1`;
    await expect(site.restore(empty.url, target)).rejects.toThrow('in use by partyquiz-worker');
    await sql.end();
  });

  it('with --replace takes the place of the old content, though somebody is connected and comes back', async () => {
    const used = await another();
    await query(used.url, 'create table of_another_release (id int)');
    const sql = postgres(used.url, { max: 3, onnotice: () => undefined });
    await sql`select 1`;
    const restored = await site.restore(used.url, target, { replace: true });
    expect(restored.way).toContain('took the place of the old one');
    // The same pool, without a restart; its first statement may meet the broken connection.
    const [row] = await sql`select count(*)::int as n from live_answer`.catch(
      () => sql`select count(*)::int as n from live_answer`
    );
    expect(row?.n).toBe(600);
    await sql.end();
    await expectRestored(used.url);
    expect((await databases()).filter((name) => /restoring|replaced/.test(name))).toEqual([]);
  });

  it('that does not equal the backup changes nothing', async () => {
    const other = newTarget();
    const { name } = await site.backUp(original.url, other);
    const file = join(other.BACKUP_TARGET, name, 'manifest.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"rows": 600', '"rows": 601'));
    const used = await another();
    const content = await readEverything(used.url);
    await expect(site.restore(used.url, other, { replace: true })).rejects.toThrow(
      'public.live_answer has 600 rows instead of 601'
    );
    expect(await readEverything(used.url)).toEqual(content);
    expect((await databases()).filter((database) => database.includes('restoring'))).toEqual([]);
  });

  it('makes a database that does not exist', async () => {
    const fresh = withDatabase(original.url, `${databaseOf(original.url)}_drill`);
    const restored = await site.restore(fresh, target);
    expect(restored.way).toBe('into a database made for it');
    await expectRestored(fresh);
    await query(original.url, `drop database ${databaseOf(fresh)}`);
  });

  it('applies migrations that the backup did not have', async () => {
    const tags = readMigrations('drizzle/migrations').map(({ tag }) => tag);
    const folder = copyMigrationsUntil(tags.at(-2) ?? '');
    const old = await another({ empty: true });
    await applyMigrations(old.url, { folder });
    rmSync(folder, { recursive: true });
    const other = newTarget();
    await site.backUp(old.url, other);
    const empty = await another({ empty: true });
    expect((await site.restore(empty.url, other)).applied).toEqual(tags.slice(-1));
  });

  it('takes a file of pg_dump, such as Coolify makes', async () => {
    const empty = await another({ empty: true });
    const backup = join(target.BACKUP_TARGET, manifest.name, 'database.dump');
    expect(await site.restore(empty.url, {}, { backup })).toMatchObject({ isCompared: false });
    await expectRestored(empty.url);
  });
});

describe('as a user that may not create databases, a restore', () => {
  const role = `owner_${randomUUID().slice(0, 8)}`;
  const asOwner = async (options?: { empty?: boolean }) => {
    const database = await another(options);
    await query(
      database.url,
      `alter database ${databaseOf(database.url)} owner to ${role}; alter schema public owner to ${role}`
    );
    const url = new URL(database.url);
    [url.username, url.password] = [role, 'secret'];
    return { url: url.href, admin: database.url };
  };
  beforeAll(() => query(original.url, `create role ${role} login password 'secret'`));
  afterEach(() => query(original.url, `drop owned by ${role}`));
  afterAll(() => query(original.url, `drop role ${role}`));

  it('is made in place, twice over', async () => {
    const { url } = await asOwner({ empty: true });
    expect((await site.restore(url, target)).way).toContain('in place in one transaction');
    await query(url, `delete from live_answer; insert into rate_limit values ('later', now(), 1)`);
    await site.restore(url, target, { replace: true });
    await expectRestored(url);
  });

  it('needs the database for itself', async () => {
    const { url } = await asOwner({ empty: true });
    await site.restore(url, target);
    const worker = postgres(url, { max: 1, connection: { application_name: 'a worker' } });
    await worker`delete from live_answer`;
    await expect(site.restore(url, target, { replace: true })).rejects.toThrow(
      /in use by a worker.*Stop the web app and the workers first/
    );
    expect(await worker`select from live_answer`).toHaveLength(0);
    await worker.end();
  });

  it('changes nothing when the tables belong to another user', async () => {
    const { admin } = await asOwner({ empty: true });
    const owner = new URL(admin);
    [owner.username, owner.password] = [role, 'secret'];
    await site.restore(owner.href, target);
    await expect(site.restore(admin, target, { replace: true })).rejects.toThrow(`Connect as ${role}`);
  });

  it('changes nothing when the database has tables that the backup does not know', async () => {
    const { url } = await asOwner({ empty: true });
    await query(url, 'create table of_another_release (id int)');
    await expect(site.restore(url, target, { replace: true })).rejects.toThrow('of_another_release');
    expect(
      await query(url, 'select count(*)::int as n from pg_tables where tableowner = current_user')
    ).toEqual([{ n: 1 }]);
  });
});
