import { customType } from 'drizzle-orm/pg-core';
import type { StoredForm } from '../../src/core/stored/stored-form.ts';

/**
 * A jsonb column that is parsed once, and read and written in its stored form where it has versions. Drizzle's own `jsonb()` parses a second time what postgres.js has parsed already, so
 * that a stored text that looks like JSON (`"1989"`, `"true"`) changes its type on the way back:
 * https://github.com/drizzle-team/drizzle-orm/issues/3018
 */
export const jsonColumn = <T>(form: StoredForm<T> = plain()) =>
  customType<{ data: T; driverData: unknown }>({
    dataType: () => 'jsonb',
    toDriver: (value) => JSON.stringify(form.write(value)),
    fromDriver: (value) => form.read(value)
  })();

/** Without a version: whoever reads what a person typed checks it by the question's own rules. */
const plain = <T>(): StoredForm<T> => ({ read: (json) => json as T, write: (value) => value as object });
