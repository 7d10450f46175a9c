import type { LiveSessionId } from '#core/ids.ts';
import { enterWorkspace } from '#lib/server/http/enter-workspace.ts';
import { readId } from '#lib/server/http/read-id.ts';
import { respond } from '#lib/server/http/respond.ts';
import { loadResults } from '#lib/server/results/load-results.ts';
import { tellEvening } from '#lib/server/results/tell-evening.ts';
import type { PageServerLoad } from './$types';

/** More do not fit on a sheet. */
const ROWS = 30;

export const load: PageServerLoad = async (event) => {
  const { db, access } = await enterWorkspace(event);
  const id = readId<LiveSessionId>(event.params.sessionId);
  const results = await respond(loadResults(db, access, id));
  return {
    back: `/w/${access.slug}/sessions/${id}`,
    title: results.title,
    date: results.createdAt,
    told: tellEvening(results),
    rows: results.rows.slice(0, ROWS).map(({ rank, name, avatar, score }) => ({ rank, name, avatar, score })),
    players: results.rows.length
  };
};
