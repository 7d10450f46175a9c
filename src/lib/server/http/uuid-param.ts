import { AppError } from '#core/errors.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const isUuid = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);

/**
 * Checks an id from an address or a form before it meets the database, which would fail on it.
 * @throws AppError `not_found`: what is no id names nothing
 */
export function requireUuid(value: unknown): string {
  if (!isUuid(value)) throw new AppError('not_found');
  return value;
}
