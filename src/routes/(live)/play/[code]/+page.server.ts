import { redirect } from '@sveltejs/kit';
import { readCode } from '#core/protocol/session-code.ts';
import { playerScript } from '#lib/server/player-island.ts';
import type { PageServerLoad } from './$types';

/** Touches no database: a game goes on while the web app redeploys. The worker knows which codes exist. */
export const load: PageServerLoad = ({ params, cookies, setHeaders }) => {
  const code = readCode(params.code);
  if (!code) redirect(303, '/?wrong');
  if (code !== params.code) redirect(303, `/play/${code}`);
  setHeaders({ 'cache-control': 'private, no-cache' });
  return { code, known: cookies.get('pq_known') === '1', script: playerScript() };
};
