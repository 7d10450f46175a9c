import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { syncTypes } from './scripts/develop/build/steps.ts';
import { compileMessages } from './scripts/develop/check/compile-messages.ts';
import { threadSource } from './vite.thread-source.ts';
import { LongestFirst } from './vitest.longest-first.ts';

// Tests read what a build writes, and a fresh clone has not built.
if (!existsSync('.svelte-kit/tsconfig.json')) await syncTypes();
if (!existsSync('src/lib/paraglide/messages.js')) await compileMessages();

/** What is waited for comes when it comes: on a busy machine a second is nothing. */
const expectOptions = { poll: { timeout: 20_000 } };

/** Of a folder, and of those in it. */
const testsIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && !file.endsWith('.integration.test.ts'))
    .map((file) => join(folder, file));
const unitTests = [
  ...['src', 'realtime', 'scripts', 'bench'].flatMap(testsIn),
  ...testsIn('tests/support')
].filter((file) => !file.startsWith('scripts/run/local-postgres/'));
// Where modules keep nothing of their process, they are loaded once for all tests, which takes a third of the time. The web app's
// settings and counters are read once, and what a test replaces or adds to stays away from the others: those run apart.
const keepNothing = /^(?:src\/(?:core|import|lib\/(?:features|live|i18n))|realtime)\//;
const changesModules = (file: string) =>
  /vi\.(?:mock|stubEnv|hoisted)\(|grown\/register/.test(readFileSync(file, 'utf8'));
const together = unitTests.filter((file) => keepNothing.test(file) && !changesModules(file));
const alone = unitTests.filter((file) => !together.includes(file));

const unit = (name: string, how: { include: string[]; isolate?: boolean }) => ({
  // Classes with runes are compiled first.
  plugins: [threadSource, svelte({ configFile: false })],
  test: {
    name,
    expect: expectOptions,
    // Against a test that hangs; on a busy machine a property test takes its time.
    testTimeout: 60_000,
    pool: 'threads' as const,
    ...how
  }
});

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      unit('unit', { include: together, isolate: false }),
      unit('unit-alone', { include: alone }),
      {
        plugins: [threadSource],
        test: {
          name: 'integration',
          expect: expectOptions,
          include: [
            '**/*.integration.test.ts',
            'scripts/run/local-postgres/*.test.ts',
            'tests/integration/**/*.test.ts'
          ],
          exclude: ['node_modules/**'],
          globalSetup: ['tests/support/postgres-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // They wait more than they work: two cores carry three at a time.
          maxWorkers: 3
        }
      }
    ]
  }
});
