import { json } from '@sveltejs/kit';
import { AppError } from '#core/errors.ts';
import { httpStatus } from './respond.ts';

const headers = { 'cache-control': 'no-store' };

/** Answers a script of ours: with what the work gives, or with `{code, detail}` of a failure that was to be expected. */
export async function answerJson(work: () => Promise<object>): Promise<Response> {
  try {
    return json(await work(), { headers });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return json({ code: error.code, detail: error.detail }, { status: httpStatus[error.code], headers });
  }
}
