import { expect, it } from 'vitest';
import { lineForTerminal } from './log-line.ts';

it.each([
  ['{"level":30,"msg":"ready"}', false, undefined],
  ['{"level":40,"msg":"slow"}', false, 'warning: slow'],
  ['{"level":50,"msg":"lost","err":{"message":"no database"}}', false, 'error: lost: no database'],
  ['Listening', false, undefined],
  ['Error: crash', true, 'Error: crash'],
  ['{torn', true, '{torn'],
  ['', true, undefined]
])('of %j (stderr: %s) shows %j', (line, isStderr, shown) => {
  expect(lineForTerminal(line, isStderr)).toBe(shown);
});
