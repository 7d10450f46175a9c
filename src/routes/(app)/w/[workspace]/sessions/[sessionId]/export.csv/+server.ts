import type { LiveSessionId } from '#core/ids.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { enterWorkspace } from '#lib/server/http/enter-workspace.ts';
import { respond } from '#lib/server/http/respond.ts';
import { readId } from '#lib/server/http/read-id.ts';
import { log } from '#lib/server/log.ts';
import { attachment, exportResults } from '#lib/server/results/export-results.ts';
import { loadResults } from '#lib/server/results/load-results.ts';
import { securityEvent } from '#lib/server/security-event.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { db, access } = await enterWorkspace(event);
  const id = readId<LiveSessionId>(event.params.sessionId);
  const results = await respond(loadResults(db, access, id));
  const { requestId } = event.locals;
  securityEvent(log(), { event: 'results_exported', by: access.userId, liveSession: id }, requestId);
  return new Response(exportResults(results, getLocale()), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': attachment(results.title, results.createdAt),
      'cache-control': 'private, no-store'
    }
  });
};
