import { redirect } from '@sveltejs/kit';
import { phoneStyle } from '#core/brand/style.ts';
import { readCode } from '#core/protocol/session-code.ts';
import { findGame } from '#lib/server/http/find-game.ts';
import { keepLook, readLook } from '#lib/server/http/held-look.ts';
import { readHeldPlace } from '#lib/server/http/held-place.ts';
import { playerScript } from '#lib/server/player-island.ts';
import type { PageServerLoad } from './$types';

/**
 * Needs no database: a game goes on while the web app redeploys. The worker knows which codes exist; whoever is new here
 * hears it at once where it can be found out quickly.
 */
export const load: PageServerLoad = async (event) => {
  const { params, cookies, setHeaders } = event;
  const code = readCode(params.code);
  if (!code) redirect(303, `/?wrong&code=${encodeURIComponent(params.code.slice(0, 12))}`);
  if (code !== params.code) redirect(303, `/play/${code}`);
  const place = readHeldPlace(cookies);
  const known = place?.code === code;
  const game = known ? place : await findGame(code, event);
  if (game === 'none') redirect(303, `/?unknown&code=${code}`);
  setHeaders({ 'cache-control': 'private, no-cache' });
  if (!known) keepLook(event, code, game && 'colours' in game ? game.colours : undefined);
  const colours = readLook(event, code);
  return {
    ...{ code, known, title: game?.title ?? '', script: playerScript() },
    style: colours && phoneStyle(colours)
  };
};
