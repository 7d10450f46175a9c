import { isDiskFull } from '#ops/reasons/disk-full.ts';
import { codeOf } from '#ops/failure.ts';

/** What can go wrong with the local PostgreSQL in a way a person can act on. */
export type LocalPostgresErrorCode =
  | 'unsupported_platform'
  | 'folder_not_writable'
  | 'version_mismatch'
  | 'already_running'
  | 'damaged'
  | 'disk_full'
  | 'start_failed';

/** An expected failure. `message` is one sentence: what is wrong and what to do. Print it without the stack. */
export class LocalPostgresError extends Error {
  override readonly name = 'LocalPostgresError';
  readonly code: LocalPostgresErrorCode;

  constructor(code: LocalPostgresErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

const FOLDER_REASONS: Record<string, string> = {
  EEXIST: 'a file is in the way',
  ENOTDIR: 'a part of the path is a file',
  EACCES: 'this user has no permission',
  EPERM: 'this user has no permission',
  ENOENT: 'no folder can be made there',
  EROFS: 'the disk is read-only'
};

/** Turns a file system failure inside `folder` into an explanation; returns anything else unchanged. */
export function explainFolderError(error: unknown, folder: string): unknown {
  if (error instanceof LocalPostgresError) return error;
  if (isDiskFull(error))
    return new LocalPostgresError(
      'disk_full',
      `The disk of ${folder} is full (${codeOf(error)}). Make room there, then start again.`,
      { cause: error }
    );
  const reason = FOLDER_REASONS[codeOf(error)];
  if (reason === undefined) return error;
  return new LocalPostgresError(
    'folder_not_writable',
    `The database folder ${folder} cannot be written (${reason}); choose another folder or fix its permissions.`,
    { cause: error }
  );
}
