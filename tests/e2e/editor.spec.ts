import type { Page } from 'playwright/test';
import { expect, test, type App } from './app.ts';
import { importQuiz, signIn } from './studio.ts';

const prompt = (page: Page) => page.locator('textarea[name=prompt]');

/** Ends on a new question of a quiz of its own; returns the quiz. */
async function beginQuestion(page: Page, app: App): Promise<string> {
  await signIn(page, app);
  await importQuiz(page, app);
  const quiz = page.url();
  await page.locator('a[href*="/items/new"]').last().click();
  await expect(prompt(page)).toBeVisible();
  return quiz;
}

test.describe('the question editor', () => {
  test('[STUDIO-1] keeps what was typed, wherever one goes', async ({ app, page }) => {
    const quiz = await beginQuestion(page, app);
    await prompt(page).fill('Half a ques');
    await page.locator('input[name="option-0"]').fill('An answer');
    await page.goto(quiz);
    await expect(page.getByText('Half a ques')).toBeVisible();
    await page.getByRole('link', { name: /^(Go on|Verder)$/ }).click();
    await expect(prompt(page)).toHaveValue('Half a ques');
    await expect(page.locator('input[name="option-0"]')).toHaveValue('An answer');
    // A reload is another way to leave.
    await prompt(page).fill('Half a question');
    await page.reload();
    await expect(prompt(page)).toHaveValue('Half a question');
    await page.locator('input[name="option-1"]').fill('Another');
    await page.locator('input[name=right]').first().check();
    await page.locator('[data-save]').click();
    await page.waitForURL((url) => url.href.split('#')[0] === quiz);
    await expect(page.getByText('Half a question')).toHaveCount(1);
    await expect(page.getByRole('link', { name: /^(Go on|Verder)$/ })).toHaveCount(0);
  });

  test('[STUDIO-3] counts, and cuts nothing', async ({ app, page }) => {
    await beginQuestion(page, app);
    const long = 'a'.repeat(307);
    await prompt(page).fill(long);
    await expect(page.locator('#prompt-count')).toContainText('7');
    await page.locator('input[name="option-0"]').fill('b'.repeat(155));
    await expect(page.locator('#option-0-count')).toContainText('5');
    await page.locator('input[name="option-1"]').fill('c');
    await page.locator('input[name=right]').first().check();
    await page.locator('[data-save]').click();
    await expect(page.locator('#prompt-error')).toBeVisible();
    await expect(prompt(page)).toHaveValue(long);
  });

  test('goes on by keyboard: Ctrl + Enter, focus on the question, and the next one', async ({
    app,
    page
  }) => {
    await beginQuestion(page, app);
    await prompt(page).fill('First?');
    await page.locator('input[name="option-0"]').fill('a');
    await page.locator('input[name="option-1"]').fill('b');
    await page.locator('input[name=right]').first().check();
    await prompt(page).press('Control+Enter');
    await page.waitForURL(/added/);
    await expect(prompt(page)).toBeFocused();
    await expect(prompt(page)).toHaveValue('');

    await page.getByRole('link', { name: /Previous question|Vorige vraag/ }).click();
    await expect(prompt(page)).toHaveValue('First?');
    await page.getByRole('link', { name: /Previous question|Vorige vraag/ }).click();
    await expect(prompt(page)).toHaveValue('Stones float on water.');
    await prompt(page).fill('Stones float.');
    await page.getByRole('button', { name: /Save and next|Opslaan en volgende/ }).click();
    await expect(prompt(page)).toHaveValue('First?');
    await page.getByRole('link', { name: /Previous question|Vorige vraag/ }).click();
    await expect(prompt(page)).toHaveValue('Stones float.');
  });

  test('forgets what was not saved when somebody signs out', async ({ app, page }) => {
    const quiz = await beginQuestion(page, app);
    await prompt(page).fill('Mine alone');
    await page.goto(quiz);
    await expect(page.getByText('Mine alone')).toBeVisible();
    await page.locator('form[action="/logout"] button').first().click();
    await page.waitForURL(`${app.url}/`);
    expect(
      await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('pq.draft')))
    ).toEqual([]);
  });
});
