import { error, redirect } from '@sveltejs/kit';
import type { Account } from '../auth/account.ts';
import { database, type Database } from '../db/client.ts';
import { limitWrites } from './limit-writes.ts';
import { respond } from './respond.ts';
import { loginPath } from './safe-path.ts';

/** What every load and action under /account begins with: guests go and sign in. */
export async function enterAccount(event: {
  readonly locals: App.Locals;
  readonly url: URL;
  readonly request: Pick<Request, 'method'>;
}): Promise<{ db: Database; account: Account }> {
  const { account, accountUnknown } = event.locals;
  if (accountUnknown) error(503, 'unavailable');
  if (!account) redirect(303, loginPath(event.url));
  const db = database();
  await respond(limitWrites(db, event));
  return { db, account };
}
