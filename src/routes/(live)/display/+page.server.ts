import { redirect } from '@sveltejs/kit';
import { readCode } from '#core/protocol/session-code.ts';
import { findGame } from '#lib/server/http/find-game.ts';
import type { PageServerLoad } from './$types';

/** The big screen of another computer: whoever types the code on it sees the show. */
export const load: PageServerLoad = async (event) => {
  const typed = event.url.searchParams.get('code')?.slice(0, 12) ?? '';
  if (typed === '') return { typed, trouble: undefined };
  const code = readCode(typed);
  if (!code) return { typed, trouble: 'wrong' as const };
  if ((await findGame(code, event)) === 'none') return { typed, trouble: 'unknown' as const };
  redirect(303, `/display/${code}`);
};
