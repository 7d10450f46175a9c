import { error, redirect } from '@sveltejs/kit';
import { database, type Database } from '../db/client.ts';
import { openWorkspace, type WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { limitWrites } from './limit-writes.ts';
import { respond } from './respond.ts';
import { loginPath } from './safe-path.ts';

interface WorkspaceEvent {
  readonly locals: App.Locals;
  readonly params: { readonly workspace: string };
  readonly url: URL;
  readonly request: Pick<Request, 'method'>;
}

/** What every load and action under /w/[workspace] begins with: guests go and sign in, strangers get a 404. A change counts towards what an account may do in a minute [OPS-21]. */
export async function enterWorkspace(
  event: WorkspaceEvent
): Promise<{ db: Database; access: WorkspaceAccess }> {
  if (event.locals.accountUnknown) error(503, 'unavailable');
  if (!event.locals.account) redirect(303, loginPath(event.url));
  const db = database();
  await respond(limitWrites(db, event));
  return { db, access: await respond(openWorkspace(db, event.locals.account, event.params.workspace)) };
}
