/** The code of a failure: an errno name (`ENOENT`), a SQLSTATE (`28P01`), a word of a driver; '' where there is none. */
export const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** What went wrong, in words. A refused connection to several addresses has a code and no message. */
export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message || codeOf(error) || error.name : String(error);
