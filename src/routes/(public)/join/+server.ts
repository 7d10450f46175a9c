import { redirect, type RequestHandler } from '@sveltejs/kit';
import { readCode } from '#core/protocol/session-code.ts';

/** The code box: sends a readable code to its game, anything else back with a word of help. */
export const GET: RequestHandler = ({ url }) => {
  const code = readCode(url.searchParams.get('code') ?? '');
  redirect(303, code ? `/play/${code}` : '/?wrong');
};
