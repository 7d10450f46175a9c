import { APP_ROLE, DATABASE, urlFor, withClient } from './connect.ts';
import { SUPERUSER } from './password.ts';

/**
 * What belongs to the cluster's superuser in the app's database, as statements that hand it over: all of a folder of a
 * release that had no role of the app, or what such a release made since. Sequences of a table go with it.
 */
const FOREIGN = `
  select format('alter schema %I owner to ${APP_ROLE}', nspname) as statement
    from pg_namespace n where nspowner = '${SUPERUSER}'::regrole and nspname <> 'information_schema' and nspname !~ '^pg_'
  union all
  select format('alter table %s owner to ${APP_ROLE}', c.oid::regclass)
    from pg_class c join pg_namespace n on n.oid = relnamespace
    where relowner = '${SUPERUSER}'::regrole and relkind in ('r', 'p', 'v', 'm', 'f', 'S')
      and nspname <> 'information_schema' and nspname !~ '^pg_'
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('a', 'i', 'e'))
  union all
  select format('alter type %s owner to ${APP_ROLE}', t.oid::regtype)
    from pg_type t join pg_namespace n on n.oid = typnamespace
    where typowner = '${SUPERUSER}'::regrole and typtype in ('e', 'd', 'r')
      and nspname <> 'information_schema' and nspname !~ '^pg_'
      and not exists (select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e')
  union all
  select format('alter routine %s owner to ${APP_ROLE}', p.oid::regprocedure)
    from pg_proc p join pg_namespace n on n.oid = pronamespace
    where proowner = '${SUPERUSER}'::regrole and nspname <> 'information_schema' and nspname !~ '^pg_'
      and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')`;

export interface Passwords {
  /** Of the superuser, who makes databases and roles and is used for nothing else. */
  readonly admin: string;
  /** Of the role with which web and worker connect. */
  readonly app: string;
}

/**
 * Makes the role of the app, or sees to it that it is as it should be: it owns the app's database and may make others
 * (restoring a backup does), and is no superuser, so that nobody reads files or runs programs through it.
 */
export async function prepareAppRole(port: number, { admin, app }: Passwords): Promise<void> {
  await withClient(urlFor(port, { role: SUPERUSER, password: admin }), async (sql) => {
    await sql.begin(async (tx) => {
      const [found] = await tx`select from pg_roles where rolname = ${APP_ROLE}`;
      if (!found) await tx.unsafe(`create role ${APP_ROLE}`);
      // The password is of characters that need no quoting: see password.ts.
      await tx.unsafe(`alter role ${APP_ROLE} login nosuperuser createdb nocreaterole password '${app}'`);
      await tx.unsafe(`alter database ${DATABASE} owner to ${APP_ROLE}`);
      const foreign = await tx.unsafe<{ statement: string }[]>(FOREIGN);
      for (const { statement } of foreign) await tx.unsafe(statement);
    });
  });
}
