import { rmSync } from 'node:fs';
import postgres from 'postgres';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findFreePort } from '#scripts/run/start/ports.ts';
import { ensureBuild, WebProcess } from '../support/web-process.ts';
import { runEntrypoint, writeApp, type Entrypoint } from '../support/entrypoint.ts';
import { tagOf, type TestMigration } from '../support/migration-folder.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

/** A whole build may have to be made first. */
const BUILD_MS = 300_000;
const WELL = { timeout: 30_000, interval: 100 };

let database: TestDatabase;
let sql: postgres.Sql;
const closers: (() => unknown)[] = [];

beforeAll(ensureBuild, BUILD_MS);
beforeEach(async () => {
  database = await createTestDatabase({ empty: true });
  sql = postgres(database.url, { max: 1, onnotice: () => undefined });
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  await sql.end();
  await database.drop();
});

/** The entrypoint with these migrations, before a program that says it runs. */
function start(migrations: readonly TestMigration[], url = database.url): Entrypoint {
  const { folder, program } = writeApp(migrations);
  const entrypoint = runEntrypoint([program], { DATABASE_URL: url, APP_FOLDER: folder });
  closers.push(() => {
    rmSync(folder, { recursive: true });
  }, entrypoint.kill);
  return entrypoint;
}

async function startWeb(): Promise<{ port: number; process: Entrypoint }> {
  const port = await findFreePort();
  const entrypoint = runEntrypoint(['build/server.js'], {
    DATABASE_URL: database.url,
    APP_FOLDER: 'build',
    HOST: '127.0.0.1',
    PORT: String(port)
  });
  closers.push(entrypoint.kill);
  return { port, process: entrypoint };
}

async function statusOf(port: number): Promise<unknown> {
  try {
    const response = await fetch(`http://127.0.0.1:${String(port)}/api/healthz`);
    return ((await response.json()) as { status: unknown }).status;
  } catch {
    return 'not listening';
  }
}

const tables = async () =>
  (
    await sql<
      { name: string }[]
    >`select tablename as name from pg_tables where schemaname = 'public' order by 1`
  ).map(({ name }) => name);

const atWork = async (query: string) =>
  (
    await sql`select pid from pg_stat_activity where datname = current_database()
      and application_name = 'partyquiz-migrate' and state = 'active' and query like ${`%${query}%`}`
  ).length;

describe('[OPS-6] the entrypoint of the images', () => {
  it('brings up four web processes that start at once on an empty database', async () => {
    const webs = await Promise.all([startWeb(), startWeb(), startWeb(), startWeb()]);
    for (const { port } of webs) await expect.poll(() => statusOf(port), WELL).toBe('ok');
    const outputs = webs.map(({ process }) => process.output());
    expect(outputs.filter((text) => text.includes('Applied migration 0000_first_party.'))).toHaveLength(1);
    expect(outputs.filter((text) => text.includes('The database is up to date.'))).toHaveLength(3);
  });

  it.each(['killed', 'stopped'])(
    'leaves nothing half done when it is %s in the middle of a migration, and the next finishes it',
    async (how) => {
      await sql`create table pause as select 600 as seconds`;
      const migrations: TestMigration[] = [
        [1, 'create table first (id int);'],
        [
          2,
          'create table half (id int);\n--> statement-breakpoint\nselect pg_sleep(seconds) from pause;\n--> statement-breakpoint\ncreate table whole (id int);'
        ]
      ];
      const one = start(migrations);
      await expect.poll(() => atWork('pg_sleep'), WELL).toBe(1);
      if (how === 'killed') await one.kill();
      else expect(await one.stop()).toBe(143);
      expect(one.output()).toBe(`Applied migration ${tagOf(1)}.\n`);
      await sql`update pause set seconds = 0`;
      const two = start(migrations);
      expect(await two.ended).toBe(0);
      expect(two.output()).toBe(`Applied migration ${tagOf(2)}.\nthe program runs\n`);
      expect(await tables()).toEqual(['first', 'half', 'pause', 'whole']);
    }
  );

  it('starts nothing after a migration that failed, and says which and why', async () => {
    const failing = start([
      [1, 'create table first (id int);'],
      [2, 'create table half (id int);\n--> statement-breakpoint\nalter table missing add column id int;']
    ]);
    expect(await failing.ended).toBe(1);
    expect(failing.output()).toBe(
      `Applied migration ${tagOf(1)}.\nMigrations failed, nothing else was started. Migration ${tagOf(2)} failed and was undone: relation "missing" does not exist (42P01). What runs already goes on with the schema it has.\n`
    );
    expect(await tables()).toEqual(['first']);
    expect(await sql`select created_at::int as when from drizzle.__drizzle_migrations`).toEqual([
      { when: 1 }
    ]);
  });

  it('lets what runs already serve on when it fails', async () => {
    const ready = await createTestDatabase();
    closers.push(() => ready.drop());
    const web = await WebProcess.start(ready.url);
    closers.push(() => web.end('SIGKILL'));
    const failing = start([[Number.MAX_SAFE_INTEGER, 'drop table missing;']], ready.url);
    expect(await failing.ended).toBe(1);
    expect(await web.isWell()).toBe(true);
  });

  it('says which variable is not right', async () => {
    const entrypoint = start([], 'localhost:5432');
    expect(await entrypoint.ended).toBe(1);
    expect(entrypoint.output()).toMatch(
      /^Migrations failed, nothing else was started\. DATABASE_URL is no address/
    );
  });
});

it('[OPS-7] says that the database is ahead, and starts', async () => {
  const first: TestMigration = [1, 'create table first (id int);'];
  expect(await start([first, [2, 'create table second (id int);']]).ended).toBe(0);
  const older = start([first]);
  expect(await older.ended).toBe(0);
  expect(older.output()).toBe(
    'The database is 1 migrations ahead of this build, which it allows.\nthe program runs\n'
  );
});
