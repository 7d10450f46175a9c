import { error, redirect } from '@sveltejs/kit';
import { database, type Database } from '../db/client.ts';
import { openInstance, type InstanceAccess } from '../instance/open-instance.ts';
import { limitWrites } from './limit-writes.ts';
import { respond } from './respond.ts';
import { loginPath } from './safe-path.ts';

/** What every load and action under /instance begins with: guests go and sign in, everybody but owners gets a 404. */
export async function enterInstance(event: {
  readonly locals: App.Locals;
  readonly url: URL;
  readonly request: Pick<Request, 'method'>;
}): Promise<{ db: Database; access: InstanceAccess }> {
  const { account, accountUnknown } = event.locals;
  if (accountUnknown) error(503, 'unavailable');
  if (!account) redirect(303, loginPath(event.url));
  const db = database();
  await respond(limitWrites(db, event));
  return { db, access: await respond(Promise.resolve().then(() => openInstance(account))) };
}
