/** Closed set of failure codes that a person or a client can meet. */
export type AppErrorCode =
  | 'invalid'
  | 'not_found'
  | 'forbidden'
  | 'unauthenticated'
  | 'conflict'
  | 'too_many'
  | 'too_large'
  | 'unavailable';

/**
 * An expected failure. `code` says what kind; `detail` is a stable key that the interface translates, never text
 * that a person typed.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: AppErrorCode;
  readonly detail: string;
  /** Numbers that the sentence for `detail` names, such as a limit. */
  readonly facts: Readonly<Record<string, number>>;

  constructor(code: AppErrorCode, detail: string = code, facts: Readonly<Record<string, number>> = {}) {
    super(`${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
    this.facts = facts;
  }
}
