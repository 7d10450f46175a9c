import { createServer, type AddressInfo } from 'node:net';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { findBlockedFolder } from './account.ts';
import { findBinaries } from './binaries.ts';
import { inspectProcess } from './process-info.ts';
import { LocalPostgresError } from './start.ts';
import {
  query,
  readRow,
  start,
  startedBefore,
  temporaryFolder,
  testWhere,
  writeRow
} from './test-support.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const isRoot = process.geteuid?.() === 0;

describe('first start', () => {
  test('creates the database and answers on the reported address', async () => {
    const steps: string[] = [];
    const server = await start(join(temporaryFolder(), 'deep', 'data'), {
      onProgress: (step) => steps.push(step)
    });

    expect(steps).toEqual(['creating', 'starting', 'ready']);
    expect(server.url).toMatch(
      new RegExp(`^postgres://partyquiz_app:[\\w-]{43}@127\\.0\\.0\\.1:${server.port}/partyquiz$`)
    );
    const [row] = await query(
      server.url,
      `select current_setting('server_encoding') as encoding, current_setting('listen_addresses') as host,
              current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`
    );
    expect(row).toEqual({ encoding: 'UTF8', host: '127.0.0.1', fsync: 'off', commit: 'on' });
  });

  test('lets nobody in without the password, and keeps that password private', async () => {
    const dataDir = temporaryFolder();
    const server = await start(dataDir);

    for (const url of [server.url, server.adminUrl])
      await expect(query(url.replace(/:[\w-]{43}@/, ':guess@'), 'select 1')).rejects.toThrow(/password/);
    for (const name of ['password', 'app-password'])
      expect(statSync(join(dataDir, name)).mode & 0o777).toBe(0o600);
  });

  test('[WEB-12] gives the app a role that owns its database, and is no superuser', async () => {
    const { url } = await start(temporaryFolder());
    expect(
      await query(
        url,
        `select current_user::text as who, rolsuper, rolcreaterole, rolreplication, rolbypassrls,
           pg_get_userbyid((select datdba from pg_database where datname = current_database()))::text as owner
         from pg_roles where rolname = current_user`
      )
    ).toEqual([
      {
        who: 'partyquiz_app',
        owner: 'partyquiz_app',
        rolsuper: false,
        rolcreaterole: false,
        rolreplication: false,
        rolbypassrls: false
      }
    ]);
    await expect(query(url, `select pg_read_file('/etc/hostname')`)).rejects.toThrow(/permission denied/);
    await expect(query(url, `copy (select 1) to program 'true'`)).rejects.toThrow(/permission denied/);
  });

  test('removes what an interrupted first start left behind', async () => {
    const dataDir = temporaryFolder();
    mkdirSync(join(dataDir, 'cluster.new', 'base'), { recursive: true });
    writeFileSync(join(dataDir, 'cluster.new', 'PG_VERSION'), '16\n');
    mkdirSync(join(dataDir, 'cluster.new-0123'));

    const server = await start(dataDir);

    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('cluster'))).toEqual(['cluster']);
  });

  testWhere(isRoot && findBlockedFolder(findBinaries().native, { uid: 65_534, gid: 65_534 }) === null)(
    'root without user namespaces steps down to another account',
    async () => {
      const dataDir = join(temporaryFolder(), 'data');
      vi.stubEnv('PATH', temporaryFolder()); // no unshare there
      const server = await start(dataDir);
      vi.unstubAllEnvs();

      await writeRow(server.url);
      expect(statSync(`/proc/${server.pid}`).uid).not.toBe(0);
      await server.stop();
      expect(await readRow((await start(dataDir)).url)).toBe('still here');
    }
  );
});

describe('later starts', () => {
  test('keep the data, the password and the port', async () => {
    const dataDir = await startedBefore();
    const first = await start(dataDir);
    await writeRow(first.url);
    await first.stop();

    const steps: string[] = [];
    const second = await start(dataDir, { onProgress: (step) => steps.push(step) });

    expect(await readRow(second.url)).toBe('still here');
    expect(second.url).toBe(first.url);
    expect(steps).toEqual(['starting', 'ready']);
  });

  test('create the application database again when it is missing', async () => {
    const dataDir = await startedBefore();
    const first = await start(dataDir);
    await query(first.adminUrl.replace(/partyquiz$/, 'postgres'), 'drop database partyquiz with (force)');
    await first.stop();

    expect(await query((await start(dataDir)).url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('[WEB-12] hand over what an older release made as the superuser', async () => {
    const dataDir = await startedBefore();
    const first = await start(dataDir);
    // As a folder of 0.2.0: everything belongs to the superuser, and there is no role of the app.
    await query(
      first.adminUrl,
      `drop owned by partyquiz_app cascade; alter database partyquiz owner to partyquiz; drop role partyquiz_app;
       create schema drizzle; create table drizzle.migrations (id serial primary key);
       create type mood as enum ('merry'); create table kept (text text, at mood, n int generated always as identity);
       create index on kept (text); create view seen as select text from kept; create sequence numbers;
       create function one() returns int language sql as 'select 1';
       insert into kept values ('still here')`
    );
    await first.stop();
    rmSync(join(dataDir, 'app-password'));

    const { url } = await start(dataDir);
    expect(await readRow(url)).toBe('still here');
    await query(
      url,
      `alter table kept add column more int; alter table drizzle.migrations add column more int;
       alter type mood add value 'sad'; alter sequence numbers restart; create or replace view seen as select text from kept;
       create table drizzle.other (); create table another (); drop function one(); insert into drizzle.migrations default values`
    );
    // Again, with nothing to hand over.
    expect(await readRow(url)).toBe('still here');
  });

  test.each([
    ['missing', undefined],
    ['empty', ''],
    ['of another database', 'a-password-from-another-backup']
  ])('get in although the password file is %s', async (_, content) => {
    const dataDir = await startedBefore();
    const first = await start(dataDir);
    await writeRow(first.url);
    await first.stop();
    if (content === undefined) rmSync(join(dataDir, 'password'));
    else writeFileSync(join(dataDir, 'password'), content);

    expect(await readRow((await start(dataDir)).url)).toBe('still here');
  });

  test('begin a new log when the old one is large', async () => {
    const dataDir = await startedBefore();
    writeFileSync(join(dataDir, 'postgres.log'), 'x'.repeat(6 * 1024 * 1024));
    await start(dataDir);

    expect(statSync(join(dataDir, 'postgres.log')).size).toBeLessThan(100_000);
    expect(existsSync(join(dataDir, 'postgres.log.1'))).toBe(true);
  });
});

describe('stop', () => {
  test('ends the server, frees the folder, and may be called twice', async () => {
    const dataDir = await startedBefore();
    const server = await start(dataDir);
    const exits: unknown[] = [];
    server.onExit((code, signal) => exits.push([code, signal]));

    await Promise.all([server.stop(), server.stop()]);

    expect(inspectProcess(server.pid)).toBeNull();
    expect(existsSync(join(dataDir, 'LOCK'))).toBe(false);
    expect(existsSync(join(dataDir, 'cluster', 'postmaster.pid'))).toBe(false);
    expect(exits).toEqual([[0, null]]);
  });
});

describe('refusals', () => {
  const refusal = async (attempt: Promise<unknown>): Promise<LocalPostgresError> => {
    const error = await attempt.then(
      () => null,
      (reason: unknown) => reason
    );
    if (error instanceof LocalPostgresError) return error;
    throw new Error('expected a LocalPostgresError', { cause: error });
  };

  test('a second instance is refused and the first one keeps working', async () => {
    const dataDir = await startedBefore();
    const server = await start(dataDir);

    const error = await refusal(start(dataDir));

    expect(error.code).toBe('already_running');
    expect(error.message).toContain(`process ${process.pid}`);
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('data of another major version is named and left alone', async () => {
    const dataDir = temporaryFolder();
    mkdirSync(join(dataDir, 'cluster'));
    writeFileSync(join(dataDir, 'cluster', 'PG_VERSION'), '15\n');

    const error = await refusal(start(dataDir));

    expect(error.code).toBe('version_mismatch');
    expect(error.message).toMatch(/PostgreSQL 15.*PostgreSQL 16/);
    expect(readdirSync(dataDir)).toEqual(['cluster']);
    expect(readFileSync(join(dataDir, 'cluster', 'PG_VERSION'), 'utf8')).toBe('15\n');
  });

  test.each(['global/pg_control', 'PG_VERSION', 'postgresql.conf', 'base'])(
    'a cluster without %s is damaged',
    async (name) => {
      const dataDir = await startedBefore();
      rmSync(join(dataDir, 'cluster', name), { recursive: true });

      const error = await refusal(start(dataDir));

      expect(error.code).toBe('damaged');
      expect(error.message).toContain(dataDir);
      expect(existsSync(join(dataDir, 'LOCK'))).toBe(false);
    }
  );

  test.each([
    ['is a file', (file: string) => file],
    ['lies below a file', (file: string) => join(file, 'data')]
  ])('a folder that %s is named', async (_, choose) => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');

    const error = await refusal(start(choose(file)));

    expect(error.code).toBe('folder_not_writable');
    expect(error.message).toContain(choose(file));
  });

  // Permission bits do not bind root.
  testWhere(!isRoot)('a read-only folder is named', async () => {
    const dataDir = await startedBefore();
    chmodSync(dataDir, 0o500);

    expect((await refusal(start(dataDir))).code).toBe('folder_not_writable');
  });

  test('a settings mistake is quoted from the server', async () => {
    const error = await refusal(
      start(await startedBefore(), { settings: { fsync: 'off', no_such_setting: '1' } })
    );

    expect(error.code).toBe('start_failed');
    expect(error.message).toContain('no_such_setting');
  });
});

describe('a busy port', () => {
  test('is an error when it was asked for, and avoided when it was only remembered', async () => {
    const dataDir = await startedBefore();
    const first = await start(dataDir);
    await first.stop();
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(first.port, '127.0.0.1', resolve));
    const { port } = blocker.address() as AddressInfo;

    try {
      await expect(start(dataDir, { port })).rejects.toMatchObject({
        code: 'start_failed',
        message: expect.stringContaining(String(port)) as string
      });
      expect((await start(dataDir)).port).not.toBe(port);
    } finally {
      blocker.close();
    }
  });
});
