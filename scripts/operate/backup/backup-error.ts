/** A backup or a restore did not happen. `message` is a sentence that says why, and what to do. */
export class BackupError extends Error {
  override readonly name: string = 'BackupError';
}

/** A program of PostgreSQL is missing, or of a version that does not fit. */
export class WrongTool extends BackupError {
  override readonly name = 'WrongTool';
}
