import type { LiveSessionId } from '#core/ids.ts';
import { enterWorkspace } from '#lib/server/http/enter-workspace.ts';
import { respond } from '#lib/server/http/respond.ts';
import { readId } from '#lib/server/http/read-id.ts';
import { log } from '#lib/server/log.ts';
import { attachment, exportXlsx } from '#lib/server/results/export-results.ts';
import { loadResults } from '#lib/server/results/load-results.ts';
import { securityEvent } from '#lib/server/security-event.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { db, access } = await enterWorkspace(event);
  const id = readId<LiveSessionId>(event.params.sessionId);
  const results = await respond(loadResults(db, access, id));
  const { requestId } = event.locals;
  securityEvent(log(), { event: 'results_exported', by: access.userId, liveSession: id }, requestId);
  const file = await respond(exportXlsx(results));
  return new Response(file, {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': attachment(results.title, results.createdAt, 'xlsx'),
      'cache-control': 'private, no-store'
    }
  });
};
