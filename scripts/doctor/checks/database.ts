import { ok, skipped, type Check } from '../check.ts';
import { databaseName, isDatabaseUrl, withDatabase } from '../database.ts';
import { explainDatabaseError } from '../explain-database-error.ts';

/** The worker sends such a setting when it connects, in ms: some poolers refuse that. */
const STATEMENT_MS = 5_000;

/** Whether PostgreSQL lets us in. */
export const database: Check = {
  id: 'database',
  title: 'Database',
  needs: [],
  isOutside: false,
  run: async ({ env }) => {
    const { DATABASE_URL: url } = env;
    if (!isDatabaseUrl(url)) return [skipped('database', 'DATABASE_URL holds no address of one.')];
    try {
      const version = await withDatabase(
        url,
        async (sql) => (await sql<{ server_version: string }[]>`show server_version`)[0]?.server_version,
        { statement_timeout: STATEMENT_MS }
      );
      return [ok('database', `PostgreSQL ${version?.split(' ')[0] ?? ''} answers at ${databaseName(url)}.`)];
    } catch (cause) {
      return [explainDatabaseError(url, cause)];
    }
  }
};
