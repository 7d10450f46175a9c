import * as v from 'valibot';
import { expect, it } from 'vitest';
import { Hopeless, retryDelayMs, runJob, type QueuedJob } from './job.ts';

it('a job that failed waits four times as long after each failure, an hour at most', () => {
  expect([1, 2, 3, 4, 5, 6, 60].map((failures) => retryDelayMs(failures) / 1_000)).toEqual([
    15, 60, 240, 960, 3_600, 3_600, 3_600
  ]);
});

it('what is stored for a job is read before it runs, and not told when it cannot be', async () => {
  const letters: string[] = [];
  const job: QueuedJob<{ to: string }> = {
    name: 'letter',
    payload: v.object({ to: v.string() }),
    goodForMs: 1,
    mostWaiting: 1,
    run: async ({ to }) => void letters.push(to)
  };
  const { signal } = new AbortController();
  await runJob(job, { to: 'ada' }, signal);
  expect(letters).toEqual(['ada']);
  const failure = runJob(job, { of: 'ben' }, signal);
  await expect(failure).rejects.toBeInstanceOf(Hopeless);
  await expect(failure).rejects.not.toThrow('ben');
});
