import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { isOlderRelease } from '#ops/release.ts';
import manifest from '../../package.json' with { type: 'json' };
import type { Environment } from './environment.ts';
import { MigrationError } from './migration-error.ts';
import { readMigrations, type Migration } from './migration-files.ts';

/** Key of the advisory lock around migrations: “pqmg” in ASCII. */
const LOCK_KEY = 0x70716d67;
/** How long another process may migrate before this one gives up, in ms. */
const TURN_MS = 60_000;
/** A statement that waits for a lock makes everybody behind it wait too: it gives up soon, and tries again. In ms. */
const LOCK_MS = 2_000;
const LOCK_TRIES = 10;
const LOCK_PAUSE_MS = 1_000;
const STATEMENT_MS = 120_000;
/** A database that is just starting gets this long, in ms. */
const CONNECT_MS = 20_000;
const CONNECT_PAUSE_MS = 500;

export interface MigrateOptions {
  /** Folder of the generated SQL. */
  readonly folder?: string;
  readonly environment?: Environment;
  /** Release of this build, to compare with what the database asks for at least. */
  readonly version?: string;
  readonly onApplied?: (tag: string) => void;
  /** How long to wait for a database that cannot be reached, in ms. */
  readonly connectMs?: number;
}

export interface MigrateResult {
  readonly applied: readonly string[];
  /** Migrations of a newer release that the database has already. */
  readonly ahead: number;
}

/**
 * Brings a database to this build's schema. Several processes may call this at once: a session advisory lock on one
 * direct connection lets them in one by one, and who comes second finds nothing to do. Each migration is one
 * transaction, so that whoever is killed leaves nothing half done.
 *
 * @throws MigrationError
 */
export async function applyMigrations(
  databaseUrl: string,
  options: MigrateOptions = {}
): Promise<MigrateResult> {
  const migrations = readMigrations(options.folder ?? 'drizzle/migrations');
  const sql = postgres(databaseUrl, {
    max: 1,
    onnotice: () => undefined,
    connect_timeout: 5,
    // A connection that is renewed loses its lock.
    max_lifetime: null,
    connection: {
      application_name: 'partyquiz-migrate',
      lock_timeout: TURN_MS,
      statement_timeout: STATEMENT_MS
    }
  });
  try {
    await connect(sql, options.connectMs ?? CONNECT_MS);
    await takeTurn(sql);
    await sql`select set_config('lock_timeout', ${String(LOCK_MS)}, false)`;
    await createBookkeeping(sql);
    const applied = await sql<{ when: number }[]>`
      select created_at::float8 as when from drizzle.__drizzle_migrations`;
    const known = new Set(applied.map(({ when }) => when));
    const ahead = checkDirection(migrations, known);
    await checkRelease(sql, options.version ?? manifest.version, ahead);
    await checkEnvironment(sql, options.environment ?? 'production', known.size > 0);
    const pending = migrations.filter(({ when }) => !known.has(when));
    for (const migration of pending) {
      await apply(sql, migration);
      options.onApplied?.(migration.tag);
    }
    return { applied: pending.map(({ tag }) => tag), ahead };
  } finally {
    // Ending the connection frees the lock.
    await sql.end({ timeout: 5 });
  }
}

async function connect(sql: postgres.Sql, patienceMs: number): Promise<void> {
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      await sql`select 1`;
      return;
    } catch (error) {
      // Not reachable, or still starting; anything else, such as a wrong password, does not get better by waiting.
      const isTemporary = [
        'ECONNREFUSED',
        'ENOTFOUND',
        'EAI_AGAIN',
        'CONNECT_TIMEOUT',
        'CONNECTION_CLOSED',
        '57P03'
      ].includes(codeOf(error));
      if (!isTemporary || performance.now() > until)
        throw new MigrationError(
          `The database does not let us in: ${messageOf(error)}. Check DATABASE_URL.`,
          { cause: error }
        );
      await sleep(CONNECT_PAUSE_MS);
    }
  }
}

async function takeTurn(sql: postgres.Sql): Promise<void> {
  try {
    await sql`select pg_advisory_lock(${LOCK_KEY})`;
  } catch (error) {
    if (codeOf(error) !== LOCK_NOT_AVAILABLE) throw error;
    throw new MigrationError(
      `Another process has been migrating this database for more than ${String(TURN_MS / 1_000)} s. Look at its log; start this one again when it is through.`,
      { cause: error }
    );
  }
}

/** Drizzle's own table, and one of ours for what the database itself knows of its installation. */
async function createBookkeeping(sql: postgres.Sql): Promise<void> {
  try {
    await sql.unsafe(`
      create schema if not exists drizzle;
      create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint);
      create table if not exists drizzle.partyquiz_installation (key text primary key, value text not null);`);
  } catch (error) {
    throw new MigrationError(
      `The user of DATABASE_URL may not create schemas and tables (${messageOf(error)}). Give it the database: alter database … owner to …`,
      { cause: error }
    );
  }
}

/** @returns how many migrations the database has that this build does not know */
function checkDirection(migrations: readonly Migration[], known: ReadonlySet<number>): number {
  const ours = new Set(migrations.map(({ when }) => when));
  const newest = migrations.at(-1)?.when ?? 0;
  const unknown = [...known].filter((when) => !ours.has(when));
  if (unknown.some((when) => when < newest))
    throw new MigrationError(
      'The database has a migration that this build does not know, though it has newer ones of its own: it was migrated by another branch. Deploy a build that has both, or use another database.'
    );
  const pending = migrations.filter(({ when }) => !known.has(when));
  if (unknown.length > 0 && pending.length > 0)
    throw new MigrationError(
      `The database is of a newer release and lacks ${pending.map(({ tag }) => tag).join(', ')}: it was migrated by another branch. Deploy a build that has both.`
    );
  return unknown.length;
}

/** A database of a newer release is fine for an older build, until a migration removed what that build uses. */
async function checkRelease(sql: postgres.Sql, version: string, ahead: number): Promise<void> {
  if (ahead === 0) return;
  const [row] = await sql<{ value: string }[]>`
    select value from drizzle.partyquiz_installation where key = 'oldest_release'`;
  if (row && isOlderRelease(version, row.value))
    throw new MigrationError(
      `This is release ${version}, and the database has changed so that releases before ${row.value} cannot use it any more. Deploy ${row.value} or newer, or restore the backup from before the update.`
    );
}

/** A preview never touches what belongs to production, and the other way round. */
async function checkEnvironment(sql: postgres.Sql, environment: Environment, isUsed: boolean): Promise<void> {
  const [row] = await sql<{ value: string }[]>`
    select value from drizzle.partyquiz_installation where key = 'environment'`;
  const found = row?.value ?? (isUsed ? 'production' : undefined);
  if (found !== undefined && found !== environment)
    throw new MigrationError(
      `This is a ${environment} deployment, and the database belongs to ${found}. Nothing was touched. Give it a database of its own in DATABASE_URL${environment === 'preview' ? ' (in Coolify: among the preview variables)' : ''}.`
    );
  await sql`insert into drizzle.partyquiz_installation values ('environment', ${environment}) on conflict do nothing`;
}

async function apply(sql: postgres.Sql, migration: Migration): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      if (migration.isTransactional) await sql.begin((tx) => run(tx, migration));
      else await run(sql, migration);
      return;
    } catch (error) {
      if (codeOf(error) !== LOCK_NOT_AVAILABLE || tries >= LOCK_TRIES)
        throw new MigrationError(
          `Migration ${migration.tag} failed and was undone: ${messageOf(error)}. What runs already goes on with the schema it has.`,
          { cause: error }
        );
      await sleep(LOCK_PAUSE_MS);
    }
  }
}

async function run(sql: postgres.Sql | postgres.TransactionSql, migration: Migration): Promise<void> {
  for (const statement of migration.statements) await sql.unsafe(statement);
  const { unusedSince, hash, when } = migration;
  if (unusedSince !== undefined)
    await sql`
      insert into drizzle.partyquiz_installation values ('oldest_release', ${unusedSince})
      on conflict (key) do update set value = excluded.value`;
  await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${when})`;
}

/** Nobody else holds what is asked for within `lock_timeout`. */
const LOCK_NOT_AVAILABLE = '55P03';

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message || codeOf(error) || error.name : String(error);
