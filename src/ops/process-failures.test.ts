import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { watchProcess } from './process-failures.ts';

function watched() {
  const process = new EventEmitter();
  const seen: unknown[] = [];
  let flushed: (() => void) | undefined;
  watchProcess(
    { error: (...line: unknown[]) => void seen.push(line) },
    () => new Promise((resolve) => (flushed = resolve)),
    (code) => seen.push(code),
    process
  );
  return { process, seen, flush: () => flushed?.() };
}

it('a rejection that nobody handles is logged, and the process goes on', () => {
  const { process, seen } = watched();
  const error = new Error('oops');
  process.emit('unhandledRejection', error);
  expect(seen).toEqual([[{ err: error }, 'unhandled rejection']]);
});

it('an exception that nobody caught is logged, and ends the process when its report has left', async () => {
  const { process, seen, flush } = watched();
  const error = new Error('oops');
  process.emit('uncaughtException', error);
  process.emit('uncaughtException', error);
  await Promise.resolve();
  const line = [{ err: error }, 'uncaught exception'];
  expect(seen).toEqual([line, line]);
  flush();
  await expect.poll(() => seen.at(-1)).toBe(1);
  expect(seen).toHaveLength(3);
});
