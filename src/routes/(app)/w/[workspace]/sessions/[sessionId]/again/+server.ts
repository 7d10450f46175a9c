import { json } from '@sveltejs/kit';
import { AppError } from '#core/errors.ts';
import type { LiveSessionId } from '#core/ids.ts';
import { enterWorkspace } from '#lib/server/http/enter-workspace.ts';
import { readId } from '#lib/server/http/read-id.ts';
import { httpStatus } from '#lib/server/http/respond.ts';
import { playAgain } from '#lib/server/live-sessions/play-again.ts';
import type { RequestHandler } from './$types';

/** Another evening with the guests of this one: → `{code, lead}`, else `{code}` of what is in the way. */
export const POST: RequestHandler = async (event) => {
  const headers = { 'cache-control': 'no-store' };
  const { db, access } = await enterWorkspace(event);
  try {
    const again = await playAgain(db, access, readId<LiveSessionId>(event.params.sessionId));
    return json(again, { headers });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return json({ code: error.code, detail: error.detail }, { status: httpStatus[error.code], headers });
  }
};
