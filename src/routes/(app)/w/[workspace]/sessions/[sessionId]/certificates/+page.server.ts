import type { ContestantId, LiveSessionId } from '#core/ids.ts';
import { enterWorkspace } from '#lib/server/http/enter-workspace.ts';
import { readId } from '#lib/server/http/read-id.ts';
import { respond } from '#lib/server/http/respond.ts';
import { loadResults } from '#lib/server/results/load-results.ts';
import { tellCertificates } from '#lib/server/results/tell-certificates.ts';
import type { PageServerLoad } from './$types';

/** Of the first three places, or with `?player=` of one player. */
export const load: PageServerLoad = async (event) => {
  const { db, access } = await enterWorkspace(event);
  const id = readId<LiveSessionId>(event.params.sessionId);
  const player = event.url.searchParams.get('player');
  const only = player === null ? undefined : readId<ContestantId>(player);
  const results = await respond(loadResults(db, access, id));
  return {
    back: `/w/${access.slug}/sessions/${id}`,
    title: results.title,
    date: results.createdAt,
    players: results.rows.length,
    certificates: tellCertificates(results, only)
  };
};
