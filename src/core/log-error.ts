/** What the log says of an error. */
export interface LoggedError {
  readonly type: string;
  readonly message: string;
  /** Where it happened: only the lines that name code. */
  readonly stack?: string;
  readonly code?: string;
  /** Of an error of the database: the names of what it is about. */
  readonly table?: string;
  readonly column?: string;
  readonly constraint?: string;
  readonly cause?: LoggedError;
  readonly errors?: readonly LoggedError[];
}

/** Deeper chains of causes are cut off. */
const MAX_DEPTH = 4;

/**
 * An error as it may stand in the log. Only what is listed above is taken over, for errors carry more: those of
 * drizzle hold the query and its values, also in message and stack; those of postgres.js have them as `parameters`,
 * `args` and `detail`. In their place stands what the database said.
 */
export function loggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error' };
  const { cause } = error;
  const message = safeMessage(error);
  const deeper = depth < MAX_DEPTH && cause instanceof Error ? loggedError(cause, depth + 1) : undefined;
  return {
    type: error.name === 'Error' ? error.constructor.name : error.name,
    message: isFailedQuery(error) && deeper ? `${message}: ${deeper.message}` : message,
    ...textOf(error, 'code', 'code'),
    ...textOf(error, 'table_name', 'table'),
    ...textOf(error, 'column_name', 'column'),
    ...textOf(error, 'constraint_name', 'constraint'),
    ...stackOf(error),
    ...(deeper && { cause: deeper }),
    ...(error instanceof AggregateError &&
      depth < MAX_DEPTH && { errors: error.errors.map((one) => loggedError(one, depth + 1)) })
  };
}

/** Drizzle's error around the one of the database, whichever copy of drizzle made it. */
const isFailedQuery = (error: Error) => error.message.includes('Failed query') || 'params' in error;

function safeMessage(error: Error): string {
  if (isFailedQuery(error)) return 'query failed';
  const code = 'code' in error ? String(error.code) : '';
  // Data that does not fit (class 22) is quoted: invalid input syntax for type uuid: "…".
  return /^22\w{3}$/.test(code) ? error.message.replace(/".*"/s, '"…"') : error.message;
}

function textOf<K extends keyof LoggedError>(error: Error, from: string, to: K): Partial<LoggedError> {
  const value = (error as unknown as Readonly<Record<string, unknown>>)[from];
  return typeof value === 'string' ? { [to]: value } : {};
}

/** The stack begins with the message, which may hold anything; only what comes after it is of use here. */
function stackOf({ stack = '', message }: Error): Partial<LoggedError> {
  const at = stack.indexOf(message);
  const lines = at < 0 ? '' : stack.slice(at + message.length).trimStart();
  return lines === '' ? {} : { stack: lines };
}
