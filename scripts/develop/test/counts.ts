import { readFileSync } from 'node:fs';

/** What a suite came to. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

interface PlaywrightReport {
  readonly stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  readonly errors: readonly unknown[];
}

/** @param report what `--reporter=json` wrote; a file that could not be loaded counts as one failure */
export function countVitest(report: VitestReport): Counts {
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests
  };
}

/** A test that passed only at a repetition counts as failed. */
export function countPlaywright({ stats, errors }: PlaywrightReport): Counts {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped
  };
}

/**
 * The counts in a report, corrected by what the tool's exit code says: whoever ran nothing, or failed outside of any
 * test, has failed.
 */
export function readCounts(path: string, kind: 'vitest' | 'playwright', succeeded: boolean): Counts {
  const counts = read(path, kind);
  const isQuietFailure = counts.failed === 0 && (!succeeded || counts.passed === 0);
  return isQuietFailure ? { ...counts, failed: 1 } : counts;
}

function read(path: string, kind: 'vitest' | 'playwright'): Counts {
  try {
    const report: unknown = JSON.parse(readFileSync(path, 'utf8'));
    // Written by the tool itself in the version of package-lock.json.
    return kind === 'vitest'
      ? countVitest(report as VitestReport)
      : countPlaywright(report as PlaywrightReport);
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }; // no report: it did not even start
  }
}

export function add(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}
