import { expect } from 'playwright/test';
import { test } from './app.ts';
import { signIn } from './studio.ts';

test('[WEB-5] Back after signing out shows nothing of what was there', async ({ app, page }) => {
  await signIn(page, app);
  await page.goto(`${app.url}/w/demo/sessions`);
  await page.goto(`${app.url}/w/demo/quizzes`);
  await page.locator('form[action="/logout"] button').first().click();
  await page.waitForURL(`${app.url}/`);
  await page.goBack();
  await page.waitForURL(/\/login\?next=/);
  await expect(page.locator('input[name=password]')).toBeVisible();
});
