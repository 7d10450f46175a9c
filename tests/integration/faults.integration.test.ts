import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Mutation } from '../faults/mutant-worker.ts';
import { allKinds, runSuite } from '../faults/suite.ts';
import { isClean, type KindResult } from '../faults/tally.ts';

const evidence = mkdtempSync(join(tmpdir(), 'partyquiz-fault-logs-'));
afterAll(() => {
  rmSync(evidence, { recursive: true, force: true });
});

/** A round that hangs ends by itself and says where; this is for a stack that does not come up. */
const HANGING_MS = 400_000;

/** One round of each of these, all on one stack: what every commit should survive. */
const SHORT = ['workerKill', 'rollingDeploy', 'redisEmpty', 'postgresKill', 'partitionRedis', 'badPhones'];

const play = (kinds: readonly string[], mutation?: Mutation): Promise<KindResult[]> =>
  runSuite({
    seed: 'small',
    kinds: allKinds.filter(({ name }) => kinds.includes(name)),
    rounds: 1,
    lanes: 1,
    workers: 3,
    awayMs: 3_000,
    asleepMs: 2_000,
    evidence,
    mutation
  });

describe('the fault suite', () => {
  test(
    '[G1] [G2] [G6] [G7] [G8] nothing is lost, doubled or told differently, whatever dies',
    { timeout: HANGING_MS },
    async () => {
      const results = await play(SHORT);
      expect(results.map(({ kind }) => kind).sort()).toEqual([...SHORT].sort());
      for (const result of results) {
        expect(result).toMatchObject({ rounds: 1, lost: 0, duplicates: 0, differ: 0, failures: [] });
        expect(result.acked).toBeGreaterThanOrEqual(result.players);
        expect(result.stored).toBe(result.acked);
      }
    }
  );

  test('notices answers that are acknowledged before they are stored', { timeout: HANGING_MS }, async () => {
    const [result] = await play(['workerKill'], 'ackBeforeCommit');
    expect(result?.lost).toBeGreaterThan(0);
    expect(result && isClean(result)).toBe(false);
  });

  test('notices a worker that is not fenced off', { timeout: HANGING_MS }, async () => {
    const [result] = await play(['pausedWorker'], 'noFencing');
    expect(result?.differ).toBeGreaterThan(0);
    expect(result && isClean(result)).toBe(false);
  });
});
