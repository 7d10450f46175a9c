import { error, redirect } from '@sveltejs/kit';
import type { Account } from '../auth/account.ts';
import { database, type Database } from '../db/client.ts';
import { loginPath } from './safe-path.ts';

/** What every load and action under /account begins with: guests go and sign in. */
export function enterAccount(event: { readonly locals: App.Locals; readonly url: URL }): {
  db: Database;
  account: Account;
} {
  const { account, accountUnknown } = event.locals;
  if (accountUnknown) error(503, 'unavailable');
  if (!account) redirect(303, loginPath(event.url));
  return { db: database(), account };
}
