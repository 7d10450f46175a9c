import { codeOf } from '#ops/failure.ts';

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

/** Whether it is PostgreSQL itself that said no, and not the way there. */
export const isFromDatabase = (error: unknown): boolean => /^[0-9A-Z]{5}$/.test(codeOf(error));
