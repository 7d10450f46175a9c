import type { LoggedError } from '#core/log-error.ts';
import type { LoggedFailure } from '../log.ts';

/** One failure, as it is told to somebody. */
export interface ErrorReport extends LoggedFailure {
  readonly process: 'web' | 'worker';
  readonly version: string;
  /** ms since the epoch. */
  readonly at: number;
  /** How often the same happened since it was last told. */
  readonly repeated: number;
}

/** A place that failures are told to. */
export interface ReportTarget {
  readonly name: string;
  /** @throws when it was not accepted */
  send(report: ErrorReport, signal: AbortSignal): Promise<void>;
}

const STACK_LINES = 8;

/** Two failures with the same key are the same: they were noticed and happened at the same place. */
export function keyOf({ message, error }: LoggedFailure): string {
  const [place = ''] = error?.stack?.split('\n') ?? [];
  return [message, error?.type, error?.code, place || error?.message].join('\n');
}

export const titleOf = ({ process, message, error }: ErrorReport): string =>
  `PartyQuiz ${process}: ${message}${error ? ` (${error.type})` : ''}`;

/** The report as people read it, without its title. */
export function textOf(report: ErrorReport): string {
  const { error, ids, version, at, repeated } = report;
  return [
    ...chain(error).map((one, depth) => `${depth > 0 ? 'because of ' : ''}${one.type}: ${one.message}`),
    ...(error?.stack?.split('\n').slice(0, STACK_LINES) ?? []),
    ...Object.entries(ids).map(([name, id]) => `${name} ${id}`),
    `version ${version}, ${new Date(at).toISOString()}`,
    ...(repeated > 0 ? [`${String(repeated)} more of these since the last report`] : [])
  ].join('\n');
}

/** An error and what caused it. */
export function chain(error: LoggedError | undefined): LoggedError[] {
  const errors: LoggedError[] = [];
  for (let one = error; one; one = one.cause) errors.push(one);
  return errors;
}
