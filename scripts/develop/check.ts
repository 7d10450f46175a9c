import { syncTypes } from './build/steps.ts';
import { audit } from './check/audit.ts';
import { compileMessages } from './check/compile-messages.ts';
import { checkLockfile, readLockfile } from './check/lockfile.ts';
import { checkMessages } from './check/messages.ts';
import { checkMigrations } from './check/migrations/check-migrations.ts';
import { runPool, type Check } from './check/pool.ts';
import { runNode } from '#scripts/run/process/run-command.ts';

const tool = (name: string, script: string, ...args: string[]): Check => ({
  name,
  run: async () => {
    const { ok, output } = await runNode(`node_modules/${script}`, args, { env: { NO_COLOR: '1' } });
    return ok ? [] : [output.trim() || 'failed without a word'];
  }
});

/** The slowest first, so that they do not end alone. */
const checks: Check[] = [
  tool('eslint', 'eslint/bin/eslint.js', '.', '--max-warnings', '0'),
  // Checks every file of tsconfig.json, not the components alone.
  tool('types', 'svelte-check/bin/svelte-check', '--fail-on-warnings', '--output', 'human'),
  tool('prettier', 'prettier/bin/prettier.cjs', '--check', '.', '--log-level', 'warn'),
  tool('types of core', 'typescript/bin/tsc', '-p', 'src/core/tsconfig.json'),
  { name: 'messages', run: async () => checkMessages() },
  { name: 'migrations', run: checkMigrations },
  { name: 'lockfile', run: async () => checkLockfile(readLockfile()) },
  {
    name: 'known vulnerabilities',
    run: async () => {
      const result = await audit();
      if (result.kind === 'unknown') {
        console.log(
          `!! The packages were NOT checked for known vulnerabilities: npm audit said “${result.text}”.`
        );
      }
      return result.kind === 'vulnerable' ? [`npm audit: ${result.text}`] : [];
    }
  }
];

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const started = performance.now();
// Every other check reads what these two write.
await compileMessages();
await syncTypes();
const failed = await runPool(checks, (name, problems, seconds) => {
  const mark = problems.length === 0 ? '✓' : '✗';
  console.log(`${mark} ${name} (${seconds.toFixed(1)} s)`);
  for (const problem of problems) console.log(problem);
});
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(
  failed === 0
    ? `All checks passed in ${seconds} s.`
    : `${String(failed)} of ${String(checks.length)} checks failed.`
);
process.exit(failed === 0 ? 0 : 1);
