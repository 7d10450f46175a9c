/** A backup or a restore did not happen. `message` is a sentence that says why, and what to do. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}
