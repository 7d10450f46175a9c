import type { LiveSessionId } from '#core/ids.ts';
import { enterWorkspace } from '#lib/server/http/enter-workspace.ts';
import { pagesOf, readPage } from '#lib/server/http/read-page.ts';
import { respond } from '#lib/server/http/respond.ts';
import { readId } from '#lib/server/http/read-id.ts';
import { loadResults } from '#lib/server/results/load-results.ts';
import { findShare } from '#lib/server/results/share-results.ts';
import { sharePath } from '#lib/server/results/share-token.ts';
import { tellTies } from '#lib/server/results/tell-ties.ts';
import { tellEvening } from '#lib/server/results/tell-evening.ts';
import { joinOrigin } from '#lib/server/live-sessions/join-origin.ts';
import { shareActions } from './share-actions.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Players that the page shows at a time; the export has all of them. */
const ROWS_PER_PAGE = 100;

export const load: PageServerLoad = async (event) => {
  const { db, access } = await enterWorkspace(event);
  const id = readId<LiveSessionId>(event.params.sessionId);
  const all = await respond(loadResults(db, access, id));
  const { quiz, questions, rows, timeline: _timeline, tieBreaks: _tieBreaks, ...results } = all;
  const { search, page: asked } = readPage(event.url);
  const wanted = search.toLowerCase();
  const found = rows.filter(({ name }) => name.toLowerCase().includes(wanted));
  const pages = pagesOf(found.length, ROWS_PER_PAGE);
  const page = Math.min(asked, pages - 1);
  const share = await findShare(db, access, id);
  return {
    share: share && {
      address: joinOrigin(event.url) + sharePath(share.token),
      numbering: share.numbering
    },
    told: tellEvening(all),
    list: { search, page, pages, found: found.length, perPage: ROWS_PER_PAGE },
    results: {
      ...results,
      rows: found.slice(page * ROWS_PER_PAGE, (page + 1) * ROWS_PER_PAGE),
      players: rows.length,
      best: rows[0]?.score ?? 0,
      items: quiz.items.length,
      // The answers of each player are on a page of their own, and in the export; here are the charts.
      ties: tellTies(all),
      questions: questions.map(({ answers: _answers, gains: _gains, ...question }) => question)
    }
  };
};

export const actions: Actions = shareActions;
