import { expect, type Page } from 'playwright/test';
import { kahootFile } from '#import/xlsx.fixture.ts';
import type { App } from './app.ts';

/** Signs in with the demo account and ends on its list of quizzes. */
export async function signIn(page: Page, app: App): Promise<void> {
  await page.goto(`${app.url}/studio`);
  await page.locator('input[name=email]').fill(app.login.email);
  await page.locator('input[name=password]').fill(app.login.password);
  await page.locator('main form button').first().click();
  await page.waitForURL('**/w/demo/quizzes');
}

/** Uploads a spreadsheet of our own in Kahoot's format, and ends on the imported quiz. */
export async function importQuiz(page: Page, app: App): Promise<void> {
  const file = kahootFile([
    ['Which of these swims?', 'Herring', 'Sparrow', 'Mole', 'Ant', 120, '1'],
    ['Which are colours?', 'Red', 'Loud', 'Blue', 'Heavy', 120, '1,3'],
    ['Stones float on water.', 'True', 'False', null, null, 120, '2']
  ]);
  await page.goto(`${app.url}/w/demo/import`);
  await page.locator('input[type=file]').setInputFiles({
    name: 'party.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(file)
  });
  await page.locator('form[action="?/preview"] button').click();
  const confirm = page.locator('form[action="?/confirm"]');
  await confirm.locator('input[name=title]').fill('Party of the year');
  await confirm.locator('button').first().click();
  await page.waitForURL(/\/quizzes\/[0-9a-f-]{36}$/);
  await keepTheClock(page);
}

/** The quiz on screen keeps its clock when everybody has answered: most tests lock by hand. */
export async function keepTheClock(page: Page): Promise<void> {
  await page.locator('input[name=closeWhenAllIn]').uncheck();
  await expect(page.locator('form[action="?/settings"] [role=status]')).toHaveText(/Saved|opgeslagen/);
}

type Fill = (page: Page) => Promise<void>;

/** Adds one question of each type through the editor, at the end of the quiz. */
export async function addEveryType(page: Page): Promise<void> {
  const options =
    (texts: readonly string[], right: readonly number[]): Fill =>
    async (editor) => {
      for (const [index, text] of texts.entries())
        await editor.locator(`input[name="option-${String(index)}"]`).fill(text);
      for (const index of right) await editor.locator('input[name=right]').nth(index).check();
    };
  const questions: readonly [type: string, prompt: string, fill: Fill][] = [
    ['singleChoice', 'Which one has wheels?', options(['Lamp', 'Bicycle', 'Door'], [1])],
    ['multipleChoice', 'Which two are fruit?', options(['Pear', 'Chair', 'Plum'], [0, 2])],
    [
      'trueFalse',
      'A week has seven days.',
      async (editor) => editor.locator('input[name=truth]').first().check()
    ],
    [
      'typedAnswer',
      'Type the capital of France.',
      async (editor) => editor.locator('textarea[name=accepted]').fill('Paris\nParijs')
    ],
    [
      'numberEstimate',
      'How many minutes are in a day?',
      async (editor) => {
        await editor.locator('input[name=correctNumber]').fill('1440');
        await editor.locator('input[name=tolerance]').fill('1000');
        await editor.locator('input[name=unit]').fill('min');
      }
    ]
  ];
  const quizUrl = page.url();
  for (const [type, prompt, fill] of questions) {
    const href = await page.locator('a[href*="/items/new"]').last().getAttribute('href');
    await page.goto(new URL(`${href ?? ''}&type=${type}`, page.url()).href);
    await page.locator('textarea[name=prompt]').fill(prompt);
    await fill(page);
    await page.locator('input[name=timeLimitSeconds]').fill('120');
    await page.locator('form[action="?/save"] button:not([formaction])').last().click();
    await page.waitForURL((url) => url.href.split('#')[0] === quizUrl);
  }
}

/** Starts a live session of the quiz on screen; returns its code. */
export async function hostQuiz(page: Page): Promise<string> {
  await page.locator('form[action="?/host"] button').click();
  await page.waitForURL(/\/host\/[A-Z0-9]+$/);
  return page.url().split('/').at(-1) ?? '';
}

/** Signs in, imports the quiz of our own and starts it; returns its code. */
export async function hostImportedQuiz(page: Page, app: App): Promise<string> {
  await signIn(page, app);
  await importQuiz(page, app);
  return hostQuiz(page);
}
