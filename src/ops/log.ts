import { loggedError, type LoggedError } from '#core/log-error.ts';
import { pino, type DestinationStream, type Logger } from 'pino';

/** An error that was logged, as it may be told to others. */
export interface LoggedFailure {
  readonly message: string;
  readonly error: LoggedError | undefined;
  /** Ids that stood beside it: of a request, a room, a route. */
  readonly ids: Readonly<Record<string, string>>;
}

export interface LogOptions {
  /** Which process writes. */
  readonly process: 'web' | 'worker';
  readonly level: string;
  /** stdout when absent. */
  readonly destination?: DestinationStream | undefined;
  /** Told of every line of level error. */
  readonly onError?: ((failure: LoggedFailure) => void) | undefined;
}

const ERROR = 50;
const ID_FIELDS = ['request', 'room', 'route', 'worker'];
/** Nobody logs these on purpose; should it happen, nothing is seen. */
const SECRETS = [
  'password',
  'token',
  'ticket',
  'secret',
  'cookie',
  'authorization',
  'value',
  'answer',
  'email'
];

/** JSON lines; never a token, a password or an answer. */
export const createLog = ({ process, level, destination, onError }: LogOptions): Logger =>
  pino(
    {
      level,
      base: { process },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: (error: unknown) => loggedError(error) },
      redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' },
      hooks: {
        logMethod(args, method, severity) {
          if (severity >= ERROR) onError?.(describe(args));
          method.apply(this, args);
        }
      }
    },
    destination
  );

function describe([first, second]: readonly unknown[]): LoggedFailure {
  if (typeof first !== 'object' || first === null)
    return { message: String(first), error: undefined, ids: {} };
  const fields = first as Readonly<Record<string, unknown>>;
  const ids = ID_FIELDS.flatMap((name) =>
    typeof fields[name] === 'string' ? [[name, fields[name]] as const] : []
  );
  return {
    message: typeof second === 'string' ? second : 'error',
    error: fields.err === undefined ? undefined : loggedError(fields.err),
    ids: Object.fromEntries(ids)
  };
}
