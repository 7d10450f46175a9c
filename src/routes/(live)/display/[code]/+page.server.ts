import { readCode } from '#core/protocol/session-code.ts';
import { database } from '#lib/server/db/client.ts';
import { respond } from '#lib/server/http/respond.ts';
import { joinOrigin } from '#lib/server/live-sessions/join-origin.ts';
import { openDisplay } from '#lib/server/live-sessions/open-display.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, setHeaders }) => {
  const display = await respond(openDisplay(database(), readCode(params.code) ?? params.code));
  setHeaders({ 'cache-control': 'private, no-store' });
  return { code: display.code, title: display.title, ticket: display.ticket, joinOrigin: joinOrigin(url) };
};
