import { readMigrationFiles } from 'drizzle-orm/migrator';
import { describe, expect, it } from 'vitest';
import { parseMigration, readMigrations } from './migration-files.ts';

const parse = (sql: string) => parseMigration('0007_test', 7, sql);

describe('statements of a migration', () => {
  it('are what stands between the breakpoints of drizzle-kit', () => {
    const sql =
      'create table a (id int);\n--> statement-breakpoint\ncreate table b (id int);\n--> statement-breakpoint\n';
    expect(parse(sql).statements).toEqual(['create table a (id int);', 'create table b (id int);']);
  });

  it('are, with hash and time stamp, what drizzle itself reads', () => {
    const ours = readMigrations('drizzle/migrations');
    const theirs = readMigrationFiles({ migrationsFolder: 'drizzle/migrations' });
    expect(ours.map(({ hash, when }) => [hash, when])).toEqual(
      theirs.map(({ hash, folderMillis }) => [hash, folderMillis])
    );
  });
});

describe('[OPS-6] a migration is one transaction', () => {
  it.each([
    'create index a_idx on a (id);',
    '-- create index concurrently would be too slow here\ncreate index a_idx on a (id);',
    '/* first:\ncreate index concurrently a_idx on a (id); */\nselect 1;',
    'create table a (\n  id int -- counted concurrently\n);',
    `create table a (note text default 'drop index concurrently a_idx');`,
    `insert into a values ('it''s done;\ndrop index concurrently a_idx');`,
    "do $body$ begin\n  -- it's\n  perform 1;\nend $body$;",
    'create table "create index concurrently" (id int);',
    'refresh materialized view concurrently a;'
  ])('%s', (sql) => {
    expect(parse(sql).isTransactional).toBe(true);
  });

  it.each([
    'create index concurrently a_idx on a (id);',
    'CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "a_idx" ON "a" USING btree ("id");',
    '/* slow */ create index\n  concurrently a_idx on a (id);',
    `select 'it''s'; drop index concurrently a_idx;`,
    'select 1;\n--> statement-breakpoint\ndrop index concurrently if exists a_idx;',
    'reindex (verbose) index concurrently a_idx;'
  ])('unless a statement refuses that: %s', (sql) => {
    expect(parse(sql).isTransactional).toBe(false);
  });

  it('knows which unusable indexes an interrupted one may leave', () => {
    const names = (sql: string) => parse(sql).concurrentIndexes;
    expect(names('create index concurrently A_idx on a (id);')).toEqual(['a_idx']);
    expect(names('create unique index concurrently if not exists "A ""b""" on a (id);')).toEqual(['A "b"']);
    expect(names('create index concurrently on a (id);')).toEqual([]);
    expect(names('drop index concurrently a_idx;')).toEqual([]);
    expect(names('create index a_idx on a (id);')).toEqual([]);
  });
});

describe('[OPS-7] the oldest release that can use what a migration leaves', () => {
  it('is named by a line of its own', () => {
    expect(parse('-- contract: unused since 0.3.0\nalter table a drop column b;').unusedSince).toBe('0.3.0');
    expect(parse('-- contract: unused since 0.10.2\r\ndrop table a;\r\n').unusedSince).toBe('0.10.2');
  });

  it('is not there where nothing is removed', () => {
    expect(parse('create table a (id int);').unusedSince).toBeUndefined();
    expect(parse('-- this contracts nothing, unused since 0.3.0\nselect 1;').unusedSince).toBeUndefined();
  });

  it.each([
    '-- contract: unused since v0.3.0',
    '-- contract: unused since',
    '--contract unused since 0.3.0',
    '-- contract: 0.3'
  ])('is never guessed: %s', (line) => {
    expect(() => parse(`${line}\ndrop table a;`)).toThrow(/0007_test.*unused since 1\.2\.3/);
  });
});
