import { explainDatabaseError } from '#ops/reasons/explain-database-error.ts';
import { asError, orOk, skipped, warning, type Check } from '../check.ts';
import { databaseName, isDatabaseUrl, withDatabase } from '../database.ts';

/** The worker sends such a setting when it connects, in ms: some poolers refuse that. */
const STATEMENT_MS = 5_000;

interface Row {
  readonly version: string;
  readonly user: string;
  readonly is_superuser: boolean;
}

const superuser = ({ user }: Row) =>
  warning(
    'database.superuser',
    `The user in DATABASE_URL, “${user}”, is a superuser: whoever gets at the app can also read files and run programs on the database's server.`,
    'Let web and worker connect with a role that is none and owns the database: docs/deploy-compose.md, “The role of the app”.'
  );

/** Whether PostgreSQL lets us in, and as whom. */
export const database: Check = {
  id: 'database',
  title: 'Database',
  needs: [],
  isOutside: false,
  run: async ({ env }) => {
    const { DATABASE_URL: url } = env;
    if (!isDatabaseUrl(url)) return [skipped('database', 'DATABASE_URL holds no address of one.')];
    try {
      const [row] = await withDatabase(
        url,
        (sql) => sql<Row[]>`
          select current_setting('server_version') as version, current_user as user,
            current_setting('is_superuser') = 'on' as is_superuser`,
        { statement_timeout: STATEMENT_MS }
      );
      return orOk(
        row?.is_superuser === true ? [superuser(row)] : [],
        'database',
        `PostgreSQL ${row?.version.split(' ')[0] ?? ''} answers at ${databaseName(url)}.`
      );
    } catch (cause) {
      return [asError(explainDatabaseError(url, cause))];
    }
  }
};
