import type { Page } from 'playwright/test';
import { KAHOOT_TITLES } from '#import/xlsx.fixture.ts';
import { bookFile, type BookCell } from '#import/sheet/workbook.fixture.ts';
import { expect, test, type App } from './app.ts';
import { signIn } from './studio.ts';

async function upload(page: Page, app: App, bytes: Uint8Array, name = 'quiz.xlsx'): Promise<void> {
  await page.goto(`${app.url}/w/demo/import`);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
  await page.locator('form[action="?/preview"] button').click();
}
const confirm = (page: Page) => page.locator('form[action="?/confirm"]');
const row = (prompt: string, correct: BookCell = 1): BookCell[] => [
  prompt,
  'a',
  'b',
  null,
  null,
  20,
  correct
];

test.describe('importing', () => {
  test('[IMPORT-4] shows answers, refused lines with their text, and takes what is ticked', async ({
    app,
    page
  }) => {
    await signIn(page, app);
    const file = bookFile({
      Music: [KAHOOT_TITLES, row('Who sings?'), row('Who hums?')],
      Film: [KAHOOT_TITLES, row('Who acts?'), row('Who sings?'), row('Lost one?', 9)]
    });
    await upload(page, app, file);
    await expect(page.locator('.begins', { hasText: 'Lost one?' })).toBeVisible();
    await expect(page.getByText(/Film · /).first()).toBeVisible();
    // The double is there, and not ticked.
    await expect(page.locator('input[name=take]')).toHaveCount(4);
    await expect(page.locator('input[name=take]').nth(3)).not.toBeChecked();
    await page.locator('input[name=take]').nth(1).uncheck();
    await expect(confirm(page).locator('button').first()).toContainText('2');
    await confirm(page).locator('button').first().click();
    await page.waitForURL(/\/quizzes\/[0-9a-f-]{36}$/);
    await expect(page.getByRole('heading', { name: /Music/ })).toBeVisible();
    await expect(page.getByRole('heading', { name: /Film/ })).toBeVisible();
    await expect(page.getByText('Who sings?')).toHaveCount(1);
    await expect(page.getByText('Who hums?')).toHaveCount(0);
  });

  test('[IMPORT-4] puts everything in one round where somebody wants that', async ({ app, page }) => {
    await signIn(page, app);
    await upload(page, app, bookFile({ A: [KAHOOT_TITLES, row('One?')], B: [KAHOOT_TITLES, row('Two?')] }));
    await page.locator('input[name=rounds][value=one]').check();
    await confirm(page).locator('button').first().click();
    await page.waitForURL(/\/quizzes\/[0-9a-f-]{36}$/);
    await expect(page.locator('section[aria-labelledby^=round-]')).toHaveCount(1);
  });

  test('[IMPORT-6] lets a person say what the columns are', async ({ app, page }) => {
    await signIn(page, app);
    const file = bookFile({
      Blad1: [
        ['Wat', 'Dit', 'Dat', 'Welke'],
        ['Capital of NL?', 'Amsterdam', 'Paris', 'a'],
        ['And of FR?', 'Amsterdam', 'Paris', 'b']
      ]
    });
    await upload(page, app, file);
    await expect(confirm(page)).toHaveCount(0);
    const columns = page.locator('form[action="?/columns"]');
    await columns.locator('select').nth(0).selectOption('question');
    await columns.locator('select').nth(1).selectOption('option');
    await columns.locator('select').nth(2).selectOption('option');
    await columns.locator('select').nth(3).selectOption('correct');
    await columns.locator('button').last().click();
    await expect(confirm(page).locator('button').first()).toContainText('2');
    await confirm(page).locator('button').first().click();
    await page.waitForURL(/\/quizzes\/[0-9a-f-]{36}$/);
    await expect(page.getByText('Capital of NL?')).toBeVisible();
  });

  test('[IMPORT-4] the empty template says where to begin', async ({ app, page }) => {
    await signIn(page, app);
    await upload(
      page,
      app,
      bookFile({ Quiz: [[], [], [], [], [], [], [], [null, ...KAHOOT_TITLES], [1], [2]] })
    );
    await expect(page.getByText(/fill row 9|vul rij 9/)).toBeVisible();
  });
});
