import { randomUUID } from 'node:crypto';
import {
  createEventEnvelope,
  getEnvelopeEndpointWithUrlEncodedAuth,
  makeDsn,
  serializeEnvelope,
  type Event,
  type Exception,
  type StackFrame
} from '@sentry/core';
import type { LoggedError } from '#core/log-error.ts';
import { chain, type ErrorReport, type ReportTarget } from './error-report.ts';
import { post } from './post.ts';

/** Lines of a stack as V8 writes them: at name (file:line:column), or without a name. */
const STACK_LINE = /^\s*at (?:(.+?) \()?(.+?):(\d+):(\d+)\)?$/;

/**
 * Sentry, or whatever speaks its protocol (GlitchTip, Bugsink). Only its envelope is used, not its client, which would
 * collect on its own account.
 *
 * @throws when this is not an address of a project
 */
export function sentryTarget(address: string): ReportTarget {
  // Looked at here first: the library prints what it cannot read, and it holds a key.
  const { username, pathname } = new URL(address);
  const dsn = username !== '' && /\/\d+$/.test(pathname) ? makeDsn(address) : undefined;
  if (!dsn)
    throw new Error('SENTRY_DSN must be the address of a project, such as https://key@sentry.example.org/1.');
  const url = getEnvelopeEndpointWithUrlEncodedAuth(dsn);
  return {
    name: 'sentry',
    send: (report, signal) =>
      post('sentry', url, {
        headers: { 'content-type': 'application/x-sentry-envelope' },
        body: new Uint8Array(Buffer.from(serializeEnvelope(createEventEnvelope(eventOf(report), dsn)))),
        signal
      })
  };
}

function eventOf({ process, version, at, message, error, ids, repeated }: ErrorReport): Event {
  return {
    event_id: randomUUID().replaceAll('-', ''),
    timestamp: at / 1_000,
    platform: 'node',
    level: 'error',
    release: `partyquiz@${version}`,
    logger: process,
    tags: { process, ...ids },
    extra: { repeated },
    ...(error
      ? // Outermost last, and what was noticed stands beside it.
        { exception: { values: chain(error).map(exceptionOf).reverse() }, transaction: message }
      : { message })
  };
}

function exceptionOf({ type, message, stack, code }: LoggedError): Exception {
  const frames = (stack ?? '').split('\n').flatMap(frameOf).reverse();
  return {
    type,
    value: code === undefined ? message : `${message} (${code})`,
    ...(frames.length > 0 && { stacktrace: { frames } })
  };
}

function frameOf(line: string): StackFrame[] {
  const [, name, filename, row, column] = STACK_LINE.exec(line) ?? [];
  if (filename === undefined) return [];
  return [
    {
      filename,
      function: name ?? '?',
      lineno: Number(row),
      colno: Number(column),
      in_app: !filename.includes('node:') && !filename.includes('node_modules')
    }
  ];
}
