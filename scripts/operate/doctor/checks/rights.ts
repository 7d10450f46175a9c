import { codeOf, messageOf } from '#ops/reasons/cause.ts';
import { error, ok, type Check, type Finding } from '../check.ts';
import { withDatabase } from '../database.ts';

class RolledBack extends Error {}

/** Whether the user may do what migrations and the app do. Leaves nothing behind. */
export const rights: Check = {
  id: 'rights',
  title: 'Database rights',
  needs: ['database'],
  isOutside: false,
  run: async ({ env }) =>
    withDatabase(env.DATABASE_URL, async (sql) => {
      const [who] = await sql<{ user: string; database: string }[]>`
        select current_user as user, current_database() as database`;
      const owner = `alter database "${who?.database ?? ''}" owner to "${who?.user ?? ''}"`;
      const create = sql.begin(async (tx) => {
        await tx.unsafe(
          'create schema partyquiz_doctor; create table partyquiz_doctor.probe (id int); create table partyquiz_doctor_probe (id int)'
        );
        throw new RolledBack();
      });
      const refusal = await create.catch((cause: unknown) => explain(cause, owner));
      if (refusal) return [refusal];
      const tables = await foreignTables(sql);
      return tables.length > 0 ? tables : [ok('rights', 'The user may create and change what it needs.')];
    })
};

function explain(cause: unknown, owner: string): Finding | undefined {
  if (cause instanceof RolledBack) return undefined;
  if (codeOf(cause) === '25006')
    return error(
      'rights.read-only',
      'The database is read-only: it is a replica, or was set so.',
      'Let DATABASE_URL lead to the primary server, or turn default_transaction_read_only off.'
    );
  if (codeOf(cause) !== '42501') throw cause;
  return error(
    'rights.create',
    `The user in DATABASE_URL may not create schemas and tables (${messageOf(cause)}): migrations fail.`,
    `As a superuser, in this database: ${owner}.`
  );
}

/** Tables that were restored or created by somebody else. */
async function foreignTables(sql: Parameters<Parameters<typeof withDatabase>[1]>[0]): Promise<Finding[]> {
  const rows = await sql<{ tablename: string; owner: string; user: string }[]>`
    select tablename, tableowner as owner, current_user as user from pg_tables
    where schemaname in ('public', 'drizzle') and not pg_has_role(current_user, tableowner, 'member')`;
  const [first] = rows;
  if (!first) return [];
  return [
    error(
      'rights.owner',
      `${String(rows.length)} tables, such as ${first.tablename}, belong to “${first.owner}” and not to the user in DATABASE_URL: migrations cannot change them.`,
      `As a superuser, in this database: reassign owned by "${first.owner}" to "${first.user}" (not when that is postgres itself: then alter table … owner to "${first.user}" for each).`
    )
  ];
}
