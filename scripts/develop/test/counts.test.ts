import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readCounts } from './counts.ts';

describe('the counts of a run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'counts-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const write = (report: unknown) => {
    const path = join(folder, 'report.json');
    writeFileSync(path, JSON.stringify(report));
    return path;
  };
  const vitest = {
    numPassedTests: 3,
    numFailedTests: 0,
    numPendingTests: 1,
    numTodoTests: 0,
    testResults: []
  };
  const playwright = { stats: { expected: 2, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] };

  it('are those of the report', () => {
    expect(readCounts(write(vitest), 'vitest', true)).toEqual({ passed: 3, failed: 0, skipped: 1 });
    expect(readCounts(write(playwright), 'playwright', true)).toEqual({ passed: 2, failed: 0, skipped: 0 });
  });

  it('have a failure when a file could not be loaded', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }];
    expect(readCounts(write({ ...vitest, testResults }), 'vitest', false).failed).toBe(1);
  });

  it('have a failure when the tool failed outside of any test', () => {
    expect(readCounts(write(vitest), 'vitest', false).failed).toBe(1);
    expect(readCounts(write(playwright), 'playwright', false).failed).toBe(1);
  });

  it('have a failure when nothing ran', () => {
    expect(readCounts(write({ ...vitest, numPassedTests: 0 }), 'vitest', true).failed).toBe(1);
  });

  it('have a failure when there is no report', () => {
    expect(readCounts(join(folder, 'missing.json'), 'playwright', true).failed).toBe(1);
  });

  it('have a failure for a test that passed at a repetition only', () => {
    const flaky = { ...playwright, stats: { ...playwright.stats, flaky: 1 } };
    expect(readCounts(write(flaky), 'playwright', true).failed).toBe(1);
  });
});
