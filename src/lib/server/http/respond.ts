import { error } from '@sveltejs/kit';
import { AppError, type AppErrorCode } from '#core/errors.ts';
import { failureText } from './failure-text.ts';

export const httpStatus: Record<AppErrorCode, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  too_many: 429,
  unavailable: 503
};

/** Runs a use case for a page: an expected failure becomes an error page with its status. */
export async function respond<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    if (cause instanceof AppError) error(httpStatus[cause.code], failureText(cause));
    throw cause;
  }
}
