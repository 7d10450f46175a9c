import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { runNode } from '#scripts/run/process/run-command.ts';
import { canInstall, install } from './apt.ts';
import { MissingTool } from './missing-tool.ts';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const LAUNCH_TIMEOUT_MS = 30_000;

/**
 * A browser that really starts: one that is here, else one installed now.
 *
 * @throws MissingTool
 */
export async function findChromium(): Promise<string> {
  const given = process.env.CHROMIUM_PATH;
  const reasons: string[] = [];
  const starts = async (path: string) => {
    const reason = await tryToStart(path);
    if (reason !== '') reasons.push(`${path}: ${reason}`);
    return reason === '';
  };
  const cached = chromium.executablePath();
  for (const path of given ? [given] : [...PLACES, cached]) {
    if (existsSync(path) && (await starts(path))) return path;
  }
  console.log('No Chromium found: downloading the one of Playwright …');
  const download = await runNode('node_modules/playwright/cli.js', ['install', 'chromium']);
  if (download.ok && (await starts(cached))) return cached;
  if (!download.ok) reasons.push(`the download failed: ${download.output.trim().split('\n')[0] ?? ''}`);
  if (canInstall()) {
    const failure = await install('chromium', 'fonts-noto-color-emoji');
    if (failure === '' && (await starts('/usr/bin/chromium'))) return '/usr/bin/chromium';
    if (failure !== '') reasons.push(failure);
  }
  throw new MissingTool(
    `The browser tests need Chromium and cannot install it: install it with “npx playwright install --with-deps chromium” or set CHROMIUM_PATH.\n${reasons.join('\n')}`
  );
}

/** @returns why it does not start, '' when it does */
async function tryToStart(executablePath: string): Promise<string> {
  try {
    const browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox'],
      timeout: LAUNCH_TIMEOUT_MS
    });
    await browser.close();
    return '';
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? error.name) : String(error);
  }
}
