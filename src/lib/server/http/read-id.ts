import { error } from '@sveltejs/kit';
import { AppError } from '#core/errors.ts';
import { asId, type Id } from '#core/ids.ts';
import { failureText } from './failure-text.ts';
import { httpStatus } from './respond.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An id from an address or a form; `undefined` for what is none. */
export const findId = <T extends Id>(value: unknown): T | undefined =>
  typeof value === 'string' && UUID.test(value) ? asId<T>(value) : undefined;

/**
 * An id from an address or a form, checked before it meets the database, which would fail on it. What is no id names nothing,
 * and the answer says so.
 */
export const readId = <T extends Id>(value: unknown): T => findId<T>(value) ?? notFound();

/** Answers that there is nothing of this name. */
export const notFound = (): never => error(httpStatus.not_found, failureText(new AppError('not_found')));
