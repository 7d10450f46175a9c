import { expect, it } from 'vitest';
import { runCommand } from '#scripts/run/process/run-command.ts';
import { BuildError } from './build-error.ts';
import { whyBuildFailed } from './why-build-failed.ts';

it('a build that was killed says that memory ran out', async () => {
  const result = await runCommand(process.execPath, ['-e', "process.kill(process.pid, 'SIGKILL')"]);
  expect(result).toMatchObject({ ok: false, code: null, signal: 'SIGKILL' });
  expect(new BuildError('web app', result.output, whyBuildFailed(result)).message).toMatch(
    /^The build failed at “web app”. It was killed, most likely because memory ran out: a build needs 1.3 GB./
  );
});

it.each([
  ['FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory', 'Memory ran out'],
  ["Error: ENOSPC: no space left on device, write", 'The disk is full'],
  ["Error: EACCES: permission denied, unlink '/srv/quiz/build/stamp.json'", '/srv/quiz/build/stamp.json belongs to another user'],
  ['[UNRESOLVED_IMPORT] Could not resolve "prom-client"', 'run “npm ci”']
])('%s', (output, why) => {
  expect(whyBuildFailed({ code: 1, signal: null, output })).toContain(why);
});

it.each(['Unexpected token', "[UNRESOLVED_IMPORT] Could not resolve './rules.ts' in src/core/room.ts"])(
  'says nothing of a mistake in the code: %s',
  (output) => {
    expect(whyBuildFailed({ code: 1, signal: null, output })).toBe('');
  }
);
