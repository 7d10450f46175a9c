import { error, redirect } from '@sveltejs/kit';
import { database } from '#lib/server/db/client.ts';
import { clientAddress } from '#lib/server/http/client-address.ts';
import { respond } from '#lib/server/http/respond.ts';
import { loginPath } from '#lib/server/http/safe-path.ts';
import { joinOrigin } from '#lib/server/live-sessions/join-origin.ts';
import { openHost } from '#lib/server/live-sessions/open-host.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { params, locals, url, setHeaders } = event;
  if (locals.accountUnknown) error(503, 'unavailable');
  if (!locals.account) redirect(303, loginPath(url));
  const seeker = { account: locals.account, address: clientAddress(event) };
  const host = await respond(openHost(database(), seeker, params.code));
  // The page carries a ticket: it is nobody else's and not for later.
  setHeaders({ 'cache-control': 'private, no-store' });
  return {
    code: host.code,
    title: host.title,
    ticket: host.ticket,
    joinOrigin: joinOrigin(url),
    studioPath: `/w/${host.workspaceSlug}/quizzes`,
    resultsPath: `/w/${host.workspaceSlug}/sessions/${host.sessionId}`,
    againPath: host.quizId === null ? undefined : `/w/${host.workspaceSlug}/quizzes/${host.quizId}?/host`
  };
};
