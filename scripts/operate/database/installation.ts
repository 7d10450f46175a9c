import type postgres from 'postgres';
import { isOlderRelease } from '#ops/release.ts';
import type { Environment } from './environment.ts';
import { MigrationError } from './migration-error.ts';
import { codeOf, messageOf } from '#ops/failure.ts';
import { SQLSTATE } from './postgres-error.ts';

/** What a database knows of itself. */
export interface Installation {
  /** Time stamps of the migrations it has. */
  readonly known: ReadonlySet<number>;
  /** Whose it is; a database from before this was noted belongs to production. */
  readonly environment: string | undefined;
  /** The oldest release that can still use it, where a migration removed something. */
  readonly oldestRelease: string | undefined;
}

/** Only reads. */
export async function readInstallation(sql: postgres.Sql): Promise<Installation> {
  const [tables] = await sql<{ migrations: boolean; installation: boolean }[]>`
    select to_regclass('drizzle.__drizzle_migrations') is not null as migrations,
      to_regclass('drizzle.partyquiz_installation') is not null as installation`;
  const applied = tables?.migrations
    ? await sql<{ when: number }[]>`select created_at::float8 as when from drizzle.__drizzle_migrations`
    : [];
  const facts = tables?.installation
    ? await sql<{ key: string; value: string }[]>`select key, value from drizzle.partyquiz_installation`
    : [];
  const fact = (name: string) => facts.find(({ key }) => key === name)?.value;
  return {
    known: new Set(applied.map(({ when }) => when)),
    environment: fact('environment') ?? (applied.length > 0 ? 'production' : undefined),
    oldestRelease: fact('oldest_release')
  };
}

/** Drizzle's own table, and one of ours for what the database knows of its installation. */
export async function createBookkeeping(sql: postgres.Sql, environment: Environment): Promise<void> {
  const [tables] = await sql<{ count: number }[]>`
    select num_nonnulls(to_regclass('drizzle.__drizzle_migrations'), to_regclass('drizzle.partyquiz_installation')) as count`;
  try {
    // Even `if not exists` asks for the right to create.
    if (tables?.count !== 2)
      await sql.unsafe(`
        create schema if not exists drizzle;
        create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint);
        create table if not exists drizzle.partyquiz_installation (key text primary key, value text not null);`);
    await sql`insert into drizzle.partyquiz_installation values ('environment', ${environment}) on conflict do nothing`;
  } catch (error) {
    if (codeOf(error) !== SQLSTATE.insufficientPrivilege) throw error;
    throw new MigrationError(
      `The user of DATABASE_URL may not create schemas and tables (${messageOf(error)}). Give it the database: alter database … owner to …`,
      { cause: error }
    );
  }
}

/** Notes that releases before this one cannot use the database any more; it never goes back. */
export async function raiseOldestRelease(
  sql: postgres.Sql | postgres.TransactionSql,
  release: string
): Promise<void> {
  const [row] = await sql<{ value: string }[]>`
    select value from drizzle.partyquiz_installation where key = 'oldest_release'`;
  if (row && !isOlderRelease(row.value, release)) return;
  await sql`
    insert into drizzle.partyquiz_installation values ('oldest_release', ${release})
    on conflict (key) do update set value = excluded.value`;
}
