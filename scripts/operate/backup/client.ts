import { hostOptions } from '#ops/postgres-host.ts';
import postgres from 'postgres';
import { codeOf, messageOf } from '#ops/failure.ts';
import { BackupError } from './backup-error.ts';
import { describeDatabase } from './connection.ts';

/** The database does not exist (invalid_catalog_name). */
export const NO_DATABASE = '3D000';

/**
 * One connection for one piece of work. Errors of getting in are sentences; others pass.
 *
 * @param name as others see it among the connections of the server
 */
export async function withClient<T>(
  url: string,
  work: (sql: postgres.Sql) => Promise<T>,
  name = 'partyquiz-restore'
): Promise<T> {
  const sql = postgres(url, {
    ...hostOptions(url),
    max: 1,
    max_lifetime: null,
    connect_timeout: 10,
    onnotice: () => undefined,
    connection: { application_name: name }
  });
  try {
    return await work(sql);
  } catch (error) {
    const code = codeOf(error);
    if (!/^(28|08|ECONN|ENOTFOUND|EAI_|CONNECT)/.test(code)) throw error;
    throw new BackupError(
      `${describeDatabase(url)} does not let us in (${messageOf(error)}). Check DATABASE_URL or --into.`,
      { cause: error }
    );
  } finally {
    await sql.end({ timeout: 5 });
  }
}
