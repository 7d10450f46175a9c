/** Codes of PostgreSQL that decide what happens next. */
export const SQLSTATE = {
  /** Nobody lets go of what is asked for within `lock_timeout`. */
  lockNotAvailable: '55P03',
  deadlock: '40P01',
  insufficientPrivilege: '42501',
  /** The server is starting or stopping. */
  cannotConnectNow: '57P03',
  tooManyConnections: '53300',
  invalidParameterValue: '22023'
} as const;

/** Of PostgreSQL (five characters) or of the connection (a word); empty for anything else. */
export const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** A refused connection to several addresses has a code and no message. */
export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message || codeOf(error) || error.name : String(error);

export const isFromDatabase = (error: unknown): boolean => /^[0-9A-Z]{5}$/.test(codeOf(error));
