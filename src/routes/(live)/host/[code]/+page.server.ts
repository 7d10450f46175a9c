import { error, redirect } from '@sveltejs/kit';
import { database } from '#lib/server/db/client.ts';
import { leadSeeker } from '#lib/server/http/lead-seeker.ts';
import { respond } from '#lib/server/http/respond.ts';
import { loginPath } from '#lib/server/http/safe-path.ts';
import { joinOrigin } from '#lib/server/live-sessions/join-origin.ts';
import { openHost } from '#lib/server/live-sessions/open-host.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { params, locals, url, setHeaders } = event;
  if (locals.accountUnknown) error(503, 'unavailable');
  const seeker = leadSeeker(event);
  if (!locals.account && seeker.deputyKey === undefined) redirect(303, loginPath(url));
  const host = await respond(openHost(database(), seeker, params.code));
  // The page carries a ticket: it is nobody else's and not for later.
  setHeaders({ 'cache-control': 'private, no-store' });
  const { code, title, ticket, isDeputy, sessionId, quizId, workspaceSlug, brand } = host;
  const shown = { code, title, ticket, isDeputy, brand, joinOrigin: joinOrigin(url) };
  // A deputy is told nothing of the studio, not even where it is.
  if (isDeputy) return { ...shown, studio: undefined };
  const workspace = `/w/${workspaceSlug}`;
  return {
    ...shown,
    studio: {
      path: `${workspace}/quizzes`,
      resultsPath: `${workspace}/sessions/${sessionId}`,
      againPath: quizId === null ? undefined : `${workspace}/quizzes/${quizId}?/host`
    }
  };
};
