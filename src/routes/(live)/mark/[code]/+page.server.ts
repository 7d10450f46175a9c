import { error, redirect } from '@sveltejs/kit';
import { database } from '#lib/server/db/client.ts';
import { leadSeeker } from '#lib/server/http/lead-seeker.ts';
import { respond } from '#lib/server/http/respond.ts';
import { loginPath } from '#lib/server/http/safe-path.ts';
import { openMarker } from '#lib/server/live-sessions/open-marker.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { params, locals, url, setHeaders } = event;
  if (locals.accountUnknown) error(503, 'unavailable');
  const seeker = leadSeeker(event);
  if (!locals.account && seeker.deputyKey === undefined && seeker.markerKey === undefined)
    redirect(303, loginPath(url));
  const { code, title, ticket } = await respond(openMarker(database(), seeker, params.code));
  // The page carries a ticket: it is nobody else's and not for later.
  setHeaders({ 'cache-control': 'private, no-store' });
  return { code, title, ticket, mayKeep: locals.account !== undefined };
};
