import type { Page } from 'playwright/test';
import { expect, test } from './app.ts';
import { hostImportedQuiz } from './studio.ts';
import { Devices } from './watch.ts';

/** Types into a page whose script comes later. */
async function typeEarly(page: Page, url: string, field: string, tap?: string): Promise<void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(url, { waitUntil: 'commit' });
  const input = page.locator(field);
  await input.fill('kim@example.org');
  if (tap) await page.locator(tap).first().click();
  release();
  await page.waitForLoadState('networkidle');
  await expect(input, url).toHaveValue('kim@example.org');
  await page.unrouteAll({ behavior: 'wait' });
}

test('what is typed before the script has come stays', async ({ app, page, browser }) => {
  await typeEarly(page, `${app.url}/login`, 'input[name=email]');
  await typeEarly(page, `${app.url}/register`, 'input[name=name]');
  const devices = new Devices(browser);
  const host = await devices.open('host', 1280, 800);
  const code = await hostImportedQuiz(host, app);
  await typeEarly(page, `${app.url}/play/${code}`, '#name', '.face:nth-child(7)');
  await expect(page.locator('.go')).toBeEnabled();
  await expect(page.locator('.face:nth-child(7) input')).toBeChecked();
  await expect(page.locator('#name')).toHaveValue('kim@example.org');
});
