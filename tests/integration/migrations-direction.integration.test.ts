import { describe, expect, it } from 'vitest';
import type { TestMigration } from '../support/migration-folder.ts';
import { migrationScene } from '../support/migration-scene.ts';

const scene = migrationScene();
const { migrate } = scene;
const A: TestMigration = [1, 'create table a (id int);'];

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
    expect(await scene.sql`select to_regclass('ours') as ours`).toEqual([{ ours: null }]);
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
    await scene.sql`select relname, relfilenode from pg_class where relnamespace::regnamespace::text in ('public', 'drizzle') order by 1`,
    await scene.sql`select * from drizzle.__drizzle_migrations`
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
    await scene.sql`drop table drizzle.partyquiz_installation`;
    const before = await everything();
    await expect(migrate([A], { environment: 'preview' })).rejects.toThrow(/belongs to production/);
    expect(await everything()).toEqual(before);
  });
});
