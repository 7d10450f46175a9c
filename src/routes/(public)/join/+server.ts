import { redirect, type RequestHandler } from '@sveltejs/kit';
import { readCode } from '#core/protocol/session-code.ts';
import { findGame } from '#lib/server/http/find-game.ts';

/** The code box: sends a code to its game, anything else back as it was typed, with a word of help. */
export const GET: RequestHandler = async (event) => {
  const typed = event.url.searchParams.get('code') ?? '';
  const code = readCode(typed);
  const back = (why: string) => redirect(303, `/?${why}&code=${encodeURIComponent(typed.slice(0, 12))}`);
  if (!code) return back('wrong');
  if ((await findGame(code, event)) === 'none') return back('unknown');
  redirect(303, `/play/${code}`);
};
