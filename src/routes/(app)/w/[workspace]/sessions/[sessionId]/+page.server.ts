import { enterWorkspace } from '#lib/server/http/enter-workspace.ts';
import { respond } from '#lib/server/http/respond.ts';
import { requireUuid } from '#lib/server/http/uuid-param.ts';
import { loadResults } from '#lib/server/results/load-results.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { db, access } = await enterWorkspace(event);
  const id = await respond(Promise.resolve().then(() => requireUuid(event.params.sessionId)));
  const { quiz, questions, ...results } = await respond(loadResults(db, access, id));
  return {
    results: {
      ...results,
      items: quiz.items.length,
      // The answers of each player are in the export; the page shows the charts.
      questions: questions.map(({ answers: _, ...question }) => question)
    }
  };
};
