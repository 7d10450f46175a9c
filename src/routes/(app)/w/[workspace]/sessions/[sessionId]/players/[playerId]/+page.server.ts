import type { ContestantId, LiveSessionId } from '#core/ids.ts';
import { enterWorkspace } from '#lib/server/http/enter-workspace.ts';
import { notFound, readId } from '#lib/server/http/read-id.ts';
import { respond } from '#lib/server/http/respond.ts';
import { loadResults } from '#lib/server/results/load-results.ts';
import { tellPlayer } from '#lib/server/results/tell-player.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { db, access } = await enterWorkspace(event);
  const id = readId<LiveSessionId>(event.params.sessionId);
  const playerId = readId<ContestantId>(event.params.playerId);
  const results = await respond(loadResults(db, access, id));
  const player = results.rows.find((row) => row.id === playerId) ?? notFound();
  return {
    session: { id, title: results.title, running: results.running, players: results.rows.length },
    player,
    answers: tellPlayer(results, playerId)
  };
};
