import { customType } from 'drizzle-orm/pg-core';

/**
 * A jsonb column that is parsed once. Drizzle's own `jsonb()` parses a second time what postgres.js has parsed already, so
 * that a stored text that looks like JSON (`"1989"`, `"true"`) changes its type on the way back:
 * https://github.com/drizzle-team/drizzle-orm/issues/3018
 */
export const jsonColumn = <T>() =>
  customType<{ data: T; driverData: unknown }>({
    dataType: () => 'jsonb',
    toDriver: (value) => JSON.stringify(value),
    // The driver's value is the parsed JSON; whoever reads what a person typed checks it by the question's own rules.
    fromDriver: (value) => value as T
  })();
