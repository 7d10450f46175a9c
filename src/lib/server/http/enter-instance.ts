import { error, redirect } from '@sveltejs/kit';
import { database, type Database } from '../db/client.ts';
import { openInstance, type InstanceAccess } from '../instance/open-instance.ts';
import { respond } from './respond.ts';
import { loginPath } from './safe-path.ts';

/** What every load and action under /instance begins with: guests go and sign in, everybody but owners gets a 404. */
export async function enterInstance(event: {
  readonly locals: App.Locals;
  readonly url: URL;
}): Promise<{ db: Database; access: InstanceAccess }> {
  const { account, accountUnknown } = event.locals;
  if (accountUnknown) error(503, 'unavailable');
  if (!account) redirect(303, loginPath(event.url));
  return { db: database(), access: await respond(Promise.resolve().then(() => openInstance(account))) };
}
