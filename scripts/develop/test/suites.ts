import { join } from 'node:path';
import { runNode, type CommandOptions } from '#scripts/run/process/run-command.ts';
import { readCounts, type Counts } from './counts.ts';

export const SUITES = ['unit', 'integration', 'e2e'] as const;
export type Suite = (typeof SUITES)[number];

/** Runs one suite with its output on the terminal. */
export async function runSuite(
  suite: Suite,
  reports: string,
  env: NonNullable<CommandOptions['env']>
): Promise<Counts> {
  const report = join(reports, `${suite}.json`);
  if (suite === 'e2e') {
    const { ok } = await runNode(
      'node_modules/playwright/cli.js',
      ['test', '--config', 'tests/e2e/playwright.config.ts', '--retries', '0', '--workers', '2'],
      { env: { ...env, E2E_REPORT: report }, inherit: true }
    );
    return readCounts(report, 'playwright', ok);
  }
  const { ok } = await runNode(
    'node_modules/vitest/vitest.mjs',
    ['run', '--project', `${suite}*`, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    { env, inherit: true }
  );
  return readCounts(report, 'vitest', ok);
}
