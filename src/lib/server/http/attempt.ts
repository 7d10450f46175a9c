import { error, fail, type ActionFailure } from '@sveltejs/kit';
import { AppError } from '#core/errors.ts';
import { failureText } from './failure-text.ts';
import { httpStatus } from './respond.ts';

export type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: ActionFailure<{ problem: string }> };

/**
 * Runs a use case for a form: what the person can do something about goes back to the form in his language; what is
 * not there becomes an error page.
 */
export async function attempt<T>(work: Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await work };
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    const status = httpStatus[cause.code];
    if (cause.code === 'not_found') error(status, failureText(cause));
    return { ok: false, failure: fail(status, { problem: failureText(cause) }) };
  }
}
