import { expect, test } from 'vitest';
import { runRolling, type RollingOptions } from '../rolling/rolling.ts';

const SHORT: RollingOptions = {
  // Each place of both, so that every service is replaced twice.
  rounds: 1,
  seed: 'small',
  order: 'together',
  layout: 'pair',
  players: 8,
  rps: 20,
  healthIntervalMs: 250,
  // As it is shipped: where the machine is so busy that a health check fails, the proxy waits a moment.
  tryMs: 5_000,
  drainSeconds: { web: 2, worker: 3 }
};

test('[OPS-5] [G1] [G6] no request, socket or answer is lost while web and worker are replaced', async () => {
  const result = await runRolling(SHORT);
  expect(result.failures, JSON.stringify(result)).toEqual([]);
  expect(result).toMatchObject({ failed: 0, lost: 0, duplicates: 0, torn: 0, replacements: 4 });
  expect(result.requests).toBeGreaterThan(30);
  expect(result.writes).toBeGreaterThan(0);
  expect(result.acked).toBeGreaterThanOrEqual(8);
  expect(result.stored).toBe(result.acked);
  expect(result.stops['web']?.exitCodes).toEqual(['0']);
  expect(result.stops['worker']?.exitCodes).toEqual(['0']);
});

test('notices processes that leave without a word', async () => {
  const result = await runRolling({
    ...SHORT,
    layout: 'spare',
    // The proxy goes on sending for a second, and nothing is tried again.
    healthIntervalMs: 1_000,
    tryMs: 0,
    drainSeconds: { web: 0, worker: 0 }
  });
  expect(result.failed).toBeGreaterThan(0);
  expect(Object.keys(result.socketErrors)).not.toEqual([]);
  expect(result.failures).not.toEqual([]);
});
