import { readDisplayRole } from '#core/game/stage/display-roles.ts';
import { database } from '#lib/server/db/client.ts';
import { clientAddress } from '#lib/server/http/client-address.ts';
import { respond } from '#lib/server/http/respond.ts';
import { speak } from '#lib/server/http/speak.ts';
import { joinOrigin } from '#lib/server/live-sessions/join-origin.ts';
import { openDisplay } from '#lib/server/live-sessions/open-display.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { params, url, setHeaders } = event;
  const display = await respond(openDisplay(database(), params.code, clientAddress(event)));
  speak(display.language);
  setHeaders({ 'cache-control': 'private, no-store' });
  const { code, title, ticket, brand } = display;
  const role = readDisplayRole(url.searchParams.get('role'));
  return { code, title, ticket, brand, joinOrigin: joinOrigin(url), role };
};
