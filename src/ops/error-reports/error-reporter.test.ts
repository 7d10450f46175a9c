import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLog } from '../log.ts';
import type { ErrorReport, ReportTarget } from './error-report.ts';
import { ErrorReporter } from './error-reporter.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A log whose errors are reported, and what a target of the test got. */
function logged(send: ReportTarget['send'] = () => Promise.resolve()) {
  const lines: { level: number; msg: string; target?: string; err?: { message: string } }[] = [];
  const reports: ErrorReport[] = [];
  const target: ReportTarget = {
    name: 'test',
    send: (report, signal) => {
      reports.push(report);
      return send(report, signal);
    }
  };
  const reporter = new ErrorReporter({
    process: 'worker',
    version: '1.2.3',
    targets: [target],
    onTargetFailed: (name, error) => {
      log.warn({ target: name, err: error }, 'error not reported');
    },
    now: () => Date.now()
  });
  const log = createLog({
    process: 'worker',
    level: 'info',
    destination: { write: (line) => void lines.push(JSON.parse(line) as (typeof lines)[number]) },
    onError: (failure) => {
      reporter.report(failure);
    }
  });
  return { log, lines, reports, reporter };
}

const failWith = (name: string) => Object.assign(new Error('oops'), { name, stack: `oops\n at ${name}` });

it('a line of level error is reported, with ids, without anything else', () => {
  const { log, reports } = logged();
  log.warn('not this');
  log.error({ err: failWith('A'), room: 'r1', player: 'Ada', token: 'S3CRET' }, 'room lost');
  expect(reports).toMatchObject([
    { process: 'worker', version: '1.2.3', message: 'room lost', ids: { room: 'r1' }, repeated: 0 }
  ]);
  expect(JSON.stringify(reports)).not.toMatch(/Ada|S3CRET/);
});

it('the same at the same place is reported once in ten minutes, whatever room it is in', async () => {
  const { log, reports } = logged();
  for (const room of ['r1', 'r2', 'r3']) log.error({ err: failWith('A'), room }, 'room lost');
  log.error({ err: failWith('B'), room: 'r1' }, 'room lost');
  expect(reports.map(({ error }) => error?.type)).toEqual(['A', 'B']);
  await vi.advanceTimersByTimeAsync(600_000);
  log.error({ err: failWith('A'), room: 'r4' }, 'room lost');
  expect(reports.at(-1)).toMatchObject({ ids: { room: 'r4' }, repeated: 2 });
});

it('a target that fails is a warning, once, until it works again: no error, so no loop', async () => {
  let away = true;
  const { log, lines, reports } = logged(async () => {
    if (away) throw new Error('webhook answered 500');
  });
  const fail = async (name: string) => {
    log.error({ err: failWith(name) }, name);
    await vi.advanceTimersByTimeAsync(1);
  };
  await fail('A');
  await fail('B');
  const warnings = () => lines.filter(({ level }) => level === 40);
  expect(warnings()).toMatchObject([{ target: 'test', err: { message: 'webhook answered 500' } }]);
  away = false;
  await fail('C');
  away = true;
  await fail('D');
  expect(warnings()).toHaveLength(2);
  expect(reports).toHaveLength(4);
});

it('a target that does not answer is given up after five seconds', async () => {
  let signal: AbortSignal | undefined;
  const { log, lines } = logged((_, given) => {
    signal = given;
    return new Promise(() => undefined);
  });
  log.error('A');
  await vi.advanceTimersByTimeAsync(4_999);
  expect(signal?.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(signal?.aborted).toBe(true);
  expect(lines.at(-1)).toMatchObject({ level: 40, err: { message: 'no answer within 5000 ms' } });
});

it('who leaves waits for what is under way, and not for ever', async () => {
  let answer: (() => void) | undefined;
  const { log, reporter } = logged(() => new Promise((resolve) => (answer = resolve)));
  await reporter.flush(2_000);
  log.error('A');
  let flushed = 0;
  void reporter.flush(2_000).then(() => (flushed += 1));
  await vi.advanceTimersByTimeAsync(1_999);
  expect(flushed).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(flushed).toBe(1);
  void reporter.flush(2_000).then(() => (flushed += 1));
  answer?.();
  await vi.advanceTimersByTimeAsync(1);
  expect(flushed).toBe(2);
});
