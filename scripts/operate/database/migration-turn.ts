import { setTimeout as sleep } from 'node:timers/promises';
import type postgres from 'postgres';
import { MigrationError } from './migration-error.ts';

/** Key of the advisory lock around migrations: “pqmg” in ASCII. */
const LOCK_KEY = 0x70716d67;
/** How long another process may migrate before this one gives up, in ms. */
const TURN_MS = 60_000;
const ASK_AGAIN_MS = 200;

/**
 * Waits until nobody else migrates this database. It asks again and again: a statement that waits for the lock has a
 * snapshot, and `create index concurrently` of the process whose turn it is would wait for that snapshot in return.
 *
 * @throws MigrationError when it takes too long
 */
export async function takeTurn(sql: postgres.Sql): Promise<void> {
  const until = performance.now() + TURN_MS;
  for (;;) {
    const [row] = await sql<{ mine: boolean }[]>`select pg_try_advisory_lock(${LOCK_KEY}) as mine`;
    if (row?.mine) return;
    if (performance.now() > until)
      throw new MigrationError(
        `Another process has been migrating this database for more than ${String(TURN_MS / 1_000)} s. Look at its log; start this one again when it is through.`
      );
    await sleep(ASK_AGAIN_MS);
  }
}

/**
 * The driver renews a broken connection by itself; the lock is gone then, and somebody else may have it.
 *
 * @throws MigrationError when this connection has no turn
 */
export async function assertTurn(sql: postgres.Sql | postgres.TransactionSql): Promise<void> {
  const [held] = await sql`
    select 1 from pg_locks
    where locktype = 'advisory' and pid = pg_backend_pid() and granted and classid = 0 and objid = ${LOCK_KEY}`;
  if (!held)
    throw new MigrationError(
      'The connection to the database broke between two migrations. What was applied stays; start again.'
    );
}
