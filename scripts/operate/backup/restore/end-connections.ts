import type postgres from 'postgres';
import { codeOf, messageOf } from '#ops/failure.ts';
import { BackupError } from '../backup-error.ts';

/** How long each may take to end, in ms. */
const PATIENCE_MS = 5_000;
const INSUFFICIENT_PRIVILEGE = '42501';

/**
 * Ends the connections of others to a database. They may come back, where the database lets them.
 *
 * @throws BackupError when they may not be ended
 */
export async function endConnections(sql: postgres.Sql, database: string): Promise<void> {
  try {
    await sql`
      select pg_terminate_backend(pid, ${PATIENCE_MS}) from pg_stat_activity
      where datname = ${database} and pid <> pg_backend_pid()
        and coalesce(backend_type, 'client backend') = 'client backend'`;
  } catch (error) {
    if (codeOf(error) !== INSUFFICIENT_PRIVILEGE) throw error;
    throw new BackupError(
      `The connections of others may not be ended (${messageOf(error)}). Stop what uses the database.`,
      { cause: error }
    );
  }
}
