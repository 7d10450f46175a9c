import { codeOf } from '#ops/failure.ts';
import { databaseOf, withDatabase } from '../connection.ts';
import { listTables } from '../contents.ts';
import { NO_DATABASE, withClient } from '../client.ts';

/** What a database is that shall be restored into. */
export interface Target {
  readonly url: string;
  readonly database: string;
  /** Null when it does not exist yet. */
  readonly found: FoundDatabase | null;
  /** Why no fresh database can take its place; null when one can. */
  readonly obstacle: string | null;
  /** Another database on the same server. Empty when none lets us in. */
  readonly maintenanceUrl: string;
  /** Major version of the server; 0 when nothing on it lets us in. */
  readonly server: number;
}

export interface FoundDatabase {
  /** As in `public.quiz`. */
  readonly tables: readonly string[];
  /** Names of the programs that are connected, each with its number of connections. */
  readonly connections: readonly string[];
  readonly owner: string;
  /** Whose its tables are, where that is not the user who restores. */
  readonly foreignOwner: string | null;
  readonly encoding: string;
  readonly collate: string;
  readonly ctype: string;
}

interface DatabaseRow extends Omit<FoundDatabase, 'tables' | 'connections'> {
  readonly mayCreate: boolean;
  readonly isOwner: boolean;
  readonly isPlain: boolean;
  readonly server: number;
}

/** Every database of PostgreSQL has these two, unless somebody removed them. */
const MAINTENANCE = ['postgres', 'template1'];

export async function inspectTarget(url: string): Promise<Target> {
  const database = databaseOf(url);
  const maintenanceUrl = await findMaintenance(url, database);
  try {
    return await withClient(url, async (sql) => {
      const [row] = await sql<DatabaseRow[]>`
        select d.datdba::regrole::text as owner, pg_encoding_to_char(d.encoding) as encoding,
          d.datcollate as collate, d.datctype as ctype, r.rolcreatedb or r.rolsuper as "mayCreate",
          d.datdba = r.oid as "isOwner",
          d.datacl is null and d.datconnlimit = -1 and not d.datistemplate
            and not exists (select from pg_db_role_setting s where s.setdatabase = d.oid) as "isPlain",
          (select c.relowner::regrole::text from pg_class c
            where c.oid = to_regclass('public.app_user') and c.relowner <> r.oid) as "foreignOwner",
          current_setting('server_version_num')::int / 10000 as server
        from pg_database d, pg_roles r where d.datname = current_database() and r.rolname = current_user`;
      if (!row) throw new Error('the database does not know itself');
      const tables = (await listTables(sql)).map(({ schema, name }) => `${schema}.${name}`);
      const sessions = await sql<{ name: string; count: number }[]>`
        select coalesce(nullif(application_name, ''), 'a program without a name') as name, count(*)::int as count
        from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()
          and coalesce(backend_type, 'client backend') = 'client backend'
        group by 1 order by 1`;
      const connections = sessions.map(({ name, count }) =>
        count === 1 ? name : `${name} (${String(count)})`
      );
      const { owner, foreignOwner, encoding, collate, ctype } = row;
      const found = { tables, connections, owner, foreignOwner, encoding, collate, ctype };
      const obstacle = findObstacle(row, maintenanceUrl);
      return { url, database, found, obstacle, maintenanceUrl, server: row.server };
    });
  } catch (error) {
    if (codeOf(error) !== NO_DATABASE) throw error;
    if (maintenanceUrl === '') {
      const obstacle = 'no other database on the server lets us in';
      return { url, database, found: null, obstacle, maintenanceUrl, server: 0 };
    }
    return withClient(maintenanceUrl, async (sql) => {
      const [row] = await sql<{ mayCreate: boolean; server: number }[]>`
        select rolcreatedb or rolsuper as "mayCreate", current_setting('server_version_num')::int / 10000 as server
        from pg_roles where rolname = current_user`;
      const obstacle = row?.mayCreate ? null : 'the user may not create databases';
      return { url, database, found: null, obstacle, maintenanceUrl, server: row?.server ?? 0 };
    });
  }
}

function findObstacle({ mayCreate, isOwner, isPlain }: DatabaseRow, maintenanceUrl: string): string | null {
  if (!mayCreate) return 'the user may not create databases';
  if (!isOwner) return 'the user does not own the database';
  if (!isPlain) return 'the database has settings or permissions of its own, which a fresh one would lack';
  if (maintenanceUrl === '') return 'no other database on the server lets us in';
  return null;
}

async function findMaintenance(url: string, database: string): Promise<string> {
  for (const name of MAINTENANCE) {
    const other = withDatabase(url, name);
    const letsIn = () => withClient(other, async (sql) => (await sql`select 1`).length === 1);
    if (name !== database && (await letsIn().catch(() => false))) return other;
  }
  return '';
}
