import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../process/root.ts';
import { APP_ROLE, urlFor, withClient } from './connect.ts';
import { SUPERUSER } from './password.ts';

/** The same as in an installation with Docker. */
const STATEMENTS = join(ROOT, 'deploy/postgres/app-role.sql');

export interface Passwords {
  /** Of the superuser, who makes roles and is used for nothing else. */
  readonly admin: string;
  /** Of the role with which web and worker connect. */
  readonly app: string;
}

/**
 * Makes the role of the app, and hands over to it what an older release made as the superuser. Does nothing new when it
 * runs again.
 */
export async function prepareAppRole(port: number, { admin, app }: Passwords): Promise<void> {
  await withClient(urlFor(port, { role: SUPERUSER, password: admin }), (sql) =>
    sql.begin(async (tx) => {
      await tx`select set_config('partyquiz.app_role', ${APP_ROLE}, true), set_config('partyquiz.app_password', ${app}, true)`;
      await tx.unsafe(readFileSync(STATEMENTS, 'utf8'));
    })
  );
}
