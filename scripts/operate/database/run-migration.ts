import { setTimeout as sleep } from 'node:timers/promises';
import type postgres from 'postgres';
import { raiseOldestRelease } from './installation.ts';
import { MigrationError } from './migration-error.ts';
import type { Migration } from './migration-files.ts';
import { assertTurn } from './migration-turn.ts';
import { codeOf, messageOf } from '#ops/failure.ts';
import { isFromDatabase, SQLSTATE } from './postgres-error.ts';

/** A statement that waits for a lock makes everybody behind it wait too: it gives up soon, and tries again. In ms. */
const LOCK_MS = 2_000;
const LOCK_TRIES = 10;
const LOCK_PAUSE_MS = 1_000;
/** A concurrent statement waits for old transactions without anybody waiting behind it; `statement_timeout` ends it. */
const NO_LOCK_LIMIT = 0;

/**
 * Applies one migration and notes it, as a whole or not at all.
 *
 * @throws MigrationError
 */
export async function runMigration(sql: postgres.Sql, migration: Migration): Promise<void> {
  const attempt = migration.isTransactional ? inTransaction : outsideOfTransaction;
  for (let tries = 1; ; tries++) {
    try {
      await attempt(sql, migration);
      return;
    } catch (error) {
      if (error instanceof MigrationError) throw error;
      if (!isInTheWay(error) || tries >= LOCK_TRIES)
        throw new MigrationError(sentenceFor(migration, error), { cause: error });
      await sleep(LOCK_PAUSE_MS);
    }
  }
}

async function inTransaction(sql: postgres.Sql, migration: Migration): Promise<void> {
  await setLockTimeout(sql, LOCK_MS);
  await sql.begin(async (tx) => {
    await assertTurn(tx);
    for (const statement of migration.statements) await tx.unsafe(statement);
    await note(tx, migration);
  });
}

/** Each statement by itself. Whoever was killed after one left it done or an unusable index: both can be repeated. */
async function outsideOfTransaction(sql: postgres.Sql, migration: Migration): Promise<void> {
  await setLockTimeout(sql, NO_LOCK_LIMIT);
  await assertTurn(sql);
  await dropUnfinished(sql, migration.concurrentIndexes);
  for (const statement of migration.statements) await sql.unsafe(statement);
  await sql.begin((tx) => note(tx, migration));
}

/** `create index concurrently` that was interrupted leaves an index that is kept up to date and never used. */
async function dropUnfinished(sql: postgres.Sql, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  const unfinished = await sql<{ name: string }[]>`
    select index.indexrelid::regclass::text as name from pg_index as index
    join pg_class on pg_class.oid = index.indexrelid
    where not index.indisvalid and pg_class.relname = any(${[...names]})
      and pg_class.relnamespace::regnamespace::text = any(current_schemas(false))`;
  for (const { name } of unfinished) await sql.unsafe(`drop index concurrently ${name}`);
}

async function note(tx: postgres.TransactionSql, { unusedSince, hash, when }: Migration): Promise<void> {
  if (unusedSince !== undefined) await raiseOldestRelease(tx, unusedSince);
  await tx`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${when})`;
}

const setLockTimeout = (sql: postgres.Sql, ms: number) =>
  sql`select set_config('lock_timeout', ${String(ms)}, false)`;

const isInTheWay = (error: unknown): boolean =>
  codeOf(error) === SQLSTATE.lockNotAvailable || codeOf(error) === SQLSTATE.deadlock;

function sentenceFor({ tag, isTransactional }: Migration, error: unknown): string {
  const reason = messageOf(error);
  const goesOn = 'What runs already goes on with the schema it has.';
  if (!isFromDatabase(error))
    return `Migration ${tag} was interrupted: ${reason}. It is there as a whole or not at all; start again. ${goesOn}`;
  if (isInTheWay(error))
    return `Migration ${tag} found no gap in ${String(LOCK_TRIES)} tries and was undone: ${reason}. Look for long transactions in pg_stat_activity, and start again. ${goesOn}`;
  const undone = isTransactional ? 'was undone' : 'will be tried again at the next start';
  return `Migration ${tag} failed and ${undone}: ${reason} (${codeOf(error)}). ${goesOn}`;
}
