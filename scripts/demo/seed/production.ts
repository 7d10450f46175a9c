import { sql } from 'drizzle-orm';
import type { Database } from '#lib/server/db/client.ts';
import { findDemoAccounts } from '#lib/server/seed/demo-accounts.ts';
import { users } from '#schema/auth.ts';

/** Why this is no place for demo accounts, as a sentence; `undefined` where it is one. */
export async function whyNotHere(db: Database, source: NodeJS.ProcessEnv): Promise<string | undefined> {
  if (source.NODE_ENV === 'production')
    return 'NODE_ENV is production, and this makes demo accounts. Say --force if you mean it.';
  if (!(await isMarkedProduction(db))) return undefined;
  const demo = (await findDemoAccounts(db)).filter(({ isOurs }) => isOurs).length;
  const people = (await db.$count(users)) - demo;
  return people > 0
    ? `The database belongs to production and has ${String(people)} ${people === 1 ? 'account' : 'accounts'} of people, and this makes demo accounts. Say --force if you mean it.`
    : undefined;
}

const hasTable = async (db: Database, name: string): Promise<boolean> => {
  const [row] = await db.execute(sql`select to_regclass(${name}) is not null as there`);
  return row?.there === true;
};

export const isMigrated = (db: Database): Promise<boolean> => hasTable(db, 'app_user');

/** Whoever migrates a database first marks it. */
async function isMarkedProduction(db: Database): Promise<boolean> {
  if (!(await hasTable(db, 'drizzle.partyquiz_installation'))) return false;
  const rows = await db.execute(sql`
    select 1 from drizzle.partyquiz_installation where key = 'environment' and value = 'production'`);
  return rows.length > 0;
}
