/** The database was left as it was, or as the last whole migration left it. `message` says what is wrong and what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}
