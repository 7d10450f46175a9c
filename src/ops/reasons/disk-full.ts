import { codeOf } from './cause.ts';

/** PostgreSQL's own code, and those of the system. */
const CODES: ReadonlySet<string> = new Set(['53100', 'ENOSPC', 'EDQUOT']);

/** Whether something failed because a disk has no room left, here or under the database. */
export const isDiskFull = (cause: unknown): boolean =>
  CODES.has(codeOf(cause)) ||
  (cause instanceof Error && (/No space left on device/.test(cause.message) || isDiskFull(cause.cause)));
