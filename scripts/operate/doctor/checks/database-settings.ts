import { error, orOk, warning, type Check, type Finding } from '../check.ts';
import { withDatabase } from '../database.ts';

/** As `server_version_num` counts. Tested is 16; what our SQL needs came with 15. */
const [OLDEST, SUPPORTED] = [150_000, 160_000];
/** Connections of one web process, and of one worker. */
const [WEB, WORKER] = [10, 8];
/** Unlike 0: no limit of its own. */
const UNLIMITED = -1;

interface Row {
  readonly version: string;
  readonly number: number;
  readonly commit: string;
  readonly fsync: string;
  readonly pages: string;
  readonly encoding: string;
  /** For whoever is no superuser. */
  readonly connections: number;
  readonly role_limit: number;
  readonly database_limit: number;
  /** Held by clients of other databases. */
  readonly others: number;
}

/** Whether the database keeps what it promised to keep, and for how many. */
export const databaseSettings: Check = {
  id: 'database-settings',
  title: 'Database settings',
  needs: ['database'],
  isOutside: false,
  run: async ({ env }) => {
    const [row] = await withDatabase(
      env.DATABASE_URL,
      (sql) => sql<Row[]>`
        select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
          current_setting('synchronous_commit') as commit, current_setting('fsync') as fsync,
          current_setting('full_page_writes') as pages, current_setting('server_encoding') as encoding,
          current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int as connections,
          (select rolconnlimit from pg_roles where rolname = current_user) as role_limit,
          (select datconnlimit from pg_database where datname = current_database()) as database_limit,
          (select count(*)::int from pg_stat_activity
            where backend_type = 'client backend' and datname <> current_database()) as others`
    );
    if (!row) throw new Error('PostgreSQL answered without a row');
    return orOk(
      [...version(row), ...durability(row), ...encoding(row), ...connections(row)],
      'database-settings',
      'Version, durability, encoding and connections are as they should be.'
    );
  }
};

function version({ number, version: text }: Row): Finding[] {
  if (number >= SUPPORTED) return [];
  const remedy =
    'Back up (`npm run backup`), create a PostgreSQL 16, restore there, and change DATABASE_URL.';
  return number < OLDEST
    ? [error('database-settings.version', `PostgreSQL ${text} is too old: PartyQuiz needs 16.`, remedy)]
    : [
        warning(
          'database-settings.version',
          `PostgreSQL ${text} works, but only 16 and 17 are tested.`,
          remedy
        )
      ];
}

function durability({ commit, fsync, pages }: Row): Finding[] {
  const findings: Finding[] = [];
  if (commit === 'off')
    findings.push(
      error(
        'database-settings.synchronous-commit',
        'synchronous_commit is off: a crash of the database loses answers that players were told are stored.',
        'Turn it on: alter system set synchronous_commit = on; select pg_reload_conf(). Where it was set for the user or the database: alter role … reset synchronous_commit, alter database … reset synchronous_commit. Then restart web and worker.'
      )
    );
  if (fsync === 'off')
    findings.push(
      error(
        'database-settings.fsync',
        'fsync is off: a crash of the machine may destroy the whole database.',
        'Turn it on: alter system set fsync = on; select pg_reload_conf().'
      )
    );
  else if (pages === 'off')
    findings.push(
      warning(
        'database-settings.full-page-writes',
        'full_page_writes is off: a power cut may damage the database.',
        'Turn it on: alter system set full_page_writes = on; select pg_reload_conf().'
      )
    );
  return findings;
}

const encoding = ({ encoding: name }: Row): Finding[] =>
  name === 'UTF8'
    ? []
    : [
        error(
          'database-settings.encoding',
          `The database is encoded in ${name}: names with other letters or emoji cannot be stored.`,
          "Create another one and restore into it: create database partyquiz encoding 'UTF8' template template0. Then change DATABASE_URL."
        )
      ];

function connections({ connections: server, role_limit, database_limit, others }: Row): Finding[] {
  const limits = [server - others, role_limit, database_limit].filter((limit) => limit > UNLIMITED);
  const free = Math.min(...limits);
  // During a rolling deploy, old and new run side by side.
  const needed = 2 * (WEB + WORKER);
  if (free >= needed) return [];
  return [
    warning(
      'database-settings.connections',
      `${String(free)} connections are left for PartyQuiz; one web process and one worker need ${String(needed)} while a deploy replaces them, and every further worker ${String(2 * WORKER)} more.`,
      'Raise max_connections (alter system set max_connections = 100, then restart PostgreSQL), or the connection limit of the user or database.'
    )
  ];
}
