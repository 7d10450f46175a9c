/** A backup or a restore did not happen. `message` is a sentence that says why, and what to do. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/** What went wrong, in words; connection errors of several addresses have no message of their own. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return error.message || code || error.name;
}

/** The code of an error of Node or PostgreSQL, '' where there is none. */
export const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
