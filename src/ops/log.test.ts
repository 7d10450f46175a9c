import { DrizzleQueryError } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { createLog } from './log.ts';

/** The line that the log writes for an error. */
function lineFor(error: unknown): string {
  let line = '';
  createLog({ process: 'web', level: 'info', destination: { write: (text) => void (line += text) } }).error(
    { err: error },
    'request failed'
  );
  return line;
}

describe('an error in the log', () => {
  it('of a query says what the database said, and holds no value', () => {
    const cause = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' });
    const error = new DrizzleQueryError(
      'select 1 where $1 = $2',
      ['ada@example.org', 'S3CRET\n    at x'],
      cause
    );
    const line = lineFor(error);
    expect(line).not.toMatch(/ada@|S3CRET|params/);
    expect(JSON.parse(line)).toMatchObject({
      msg: 'request failed',
      err: {
        type: 'DrizzleQueryError',
        message: 'query failed: connect ECONNREFUSED 127.0.0.1:1',
        stack: expect.stringMatching(/^at .*log\.test\.ts/) as string,
        cause: { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:1' }
      }
    });
  });

  it('of a query is recognised by its message, also inside another error', () => {
    const copy = new Error('Failed query: select $1\nparams: S3CRET', {
      cause: new Error('too many clients')
    });
    expect(lineFor(copy)).not.toContain('S3CRET');
    const line = lineFor(new Error('not saved', { cause: copy }));
    expect(line).not.toContain('S3CRET');
    expect(line).toContain('too many clients');
  });

  it('keeps nothing that somebody hung on it', () => {
    const error = Object.assign(new TypeError('oops'), {
      parameters: ['S3CRET'],
      args: ['S3CRET'],
      query: 'S3CRET',
      detail: 'Key (email)=(S3CRET) already exists.',
      where: 'S3CRET'
    });
    const line = lineFor(error);
    expect(line).not.toContain('S3CRET');
    expect(JSON.parse(line)).toMatchObject({ err: { type: 'TypeError', message: 'oops' } });
    expect(lineFor('S3CRET')).not.toContain('S3CRET');
  });

  it('may consist of several', () => {
    const both = new AggregateError([new Error('one'), new Error('two')], 'both failed');
    expect(JSON.parse(lineFor(both))).toMatchObject({
      err: { message: 'both failed', errors: [{ message: 'one' }, { message: 'two' }] }
    });
  });
});

describe('a line of the log', () => {
  it('shows no secret, though somebody logged one', () => {
    let line = '';
    const log = createLog({
      process: 'web',
      level: 'info',
      destination: { write: (text) => void (line += text) }
    });
    log.info(
      { token: 'S3CRET', headers: { cookie: 'S3CRET' }, frame: { answer: { value: 'S3CRET' } } },
      'oops'
    );
    expect(line).not.toContain('S3CRET');
  });

  it('of level error is passed on, with its ids and nothing else', () => {
    const failures: unknown[] = [];
    const log = createLog({
      process: 'worker',
      level: 'error',
      destination: { write: () => undefined },
      onError: (failure) => failures.push(failure)
    });
    log.warn('only a warning');
    log.error({ err: new TypeError('oops'), room: 'r1', player: 'Ada' }, 'room lost');
    log.error('no more');
    expect(failures).toEqual([
      {
        message: 'room lost',
        error: expect.objectContaining({ message: 'oops' }) as unknown,
        ids: { room: 'r1' }
      },
      { message: 'no more', error: undefined, ids: {} }
    ]);
  });
});
