import { defineConfig } from 'playwright/test';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

export default defineConfig({
  testDir: '.',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 480_000,
  expect: { timeout: 20_000 },
  outputDir: '../../test-results',
  reporter: process.env.E2E_REPORT
    ? [['list'], ['json', { outputFile: process.env.E2E_REPORT }]]
    : [['list']],
  use: {
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        // Letters stand where they stand on every machine: pictures are compared.
        '--font-render-hinting=none',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // To a browser no more than a name in the network: plain http there is as on a Wi-Fi at home.
        '--host-resolver-rules=MAP party.test 127.0.0.1'
      ]
    }
  }
});
