import { existsSync } from 'node:fs';
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

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        // Classes with runes are compiled first.
        plugins: [threadSource, svelte({ configFile: false })],
        test: {
          name: 'unit',
          expect: expectOptions,
          // Against a test that hangs; on a busy machine a property test takes its time.
          testTimeout: 60_000,
          include: ['{src,realtime,scripts,bench}/**/*.test.ts', 'tests/support/*.test.ts'],
          exclude: ['**/*.integration.test.ts', 'scripts/run/local-postgres/**', 'node_modules/**']
        }
      },
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
          // They wait more than they work: one machine carries two at a time.
          maxWorkers: 2
        }
      }
    ]
  }
});
