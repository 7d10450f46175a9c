import type { Page } from 'playwright/test';
import { expect, test } from './app.ts';
import { Phone } from './phone.ts';
import { hostQuiz, signIn } from './studio.ts';
import { withTranslator } from './translator.ts';
import { Devices, expectAccessible } from './watch.ts';

const TITLE = 'سهرة الألغاز';
const PROMPTS = ['ما هذا؟\nاختر واحدة.', 'Welke stad is dit?', 'أي واحدة؟'];

/** A Dutch quiz of three questions with two answers each, of which the second is right. */
async function makeQuiz(page: Page): Promise<void> {
  await page.locator('form[action="?/create"] input[name=title]').fill(TITLE);
  await page.locator('form[action="?/create"] select[name=language]').selectOption('nl');
  await page.locator('form[action="?/create"] button').last().click();
  await page.waitForURL(/\/quizzes\/[0-9a-f-]{36}$/);
  const quiz = page.url();
  for (const prompt of PROMPTS) {
    const href = await page.locator('a[href*="/items/new"]').last().getAttribute('href');
    await page.goto(new URL(href ?? '', quiz).href);
    await page.locator('textarea[name=prompt]').fill(prompt);
    for (const [index, text] of ['قطة', 'Rotterdam'].entries())
      await page.locator(`input[name="option-${String(index)}"]`).fill(text);
    await page.locator('input[name=right]').nth(1).check();
    await page.locator('input[name=timeLimitSeconds]').fill('120');
    await page.locator('form[action="?/save"] button:not([formaction])').last().click();
    await page.waitForURL((url) => url.href.split('#')[0] === quiz);
  }
}

test('the display speaks the language of the quiz, and another computer opens it with the code', async ({
  browser,
  app
}) => {
  const devices = new Devices(browser, 'en-GB');
  const host = await devices.open('host', 1280, 800);
  await signIn(host, app);
  await makeQuiz(host);
  // From the list, in one press.
  await host.goto(`${app.url}/w/demo/quizzes`);
  await host
    .getByRole('button', { name: `Host ${TITLE}` })
    .first()
    .click();
  await host.waitForURL(/\/host\/[A-Z0-9]+$/);
  const code = host.url().split('/').at(-1) ?? '';
  const address = await host.locator('main .screen b').innerText();
  expect(address).toBe(`${new URL(app.url).host.replace(/^localhost/, address.split(':')[0] ?? '')}/display`);
  await host.locator('main .screen button').click();
  await expect(host.locator('main .screen button')).toHaveText('Copied');

  const display = await devices.open('display', 1920, 1080);
  await display.goto(`${app.url}/display`);
  await expectAccessible(display, 'the code of a display');
  for (const wrong of ['?!', 'zzzz9']) {
    await display.locator('#code').fill(wrong);
    await display.locator('#code').press('Enter');
    await expect(display.locator('#code-error')).toBeVisible();
    await expect(display.locator('#code')).toHaveValue(wrong);
  }
  await display.locator('#code').fill(code.toLowerCase());
  await display.locator('#code').press('Enter');
  await display.waitForURL(`**/display/${code}`);
  await expect(display.locator('html')).toHaveAttribute('lang', 'nl');
  await expect(display).toHaveTitle(/grote scherm/);
  await expect(display.locator('.names')).toContainText('Wie is de eerste?');
  await expectAccessible(display, 'a Dutch display');
  // The page of the host stays English.
  await expect(host.locator('.primary')).toContainText('Start');
  expect(devices.complaints).toEqual([]);
  await devices.close();
});

/** The windows in which every screen of the panel is looked at. */
const WINDOWS = [
  [1280, 800],
  [1920, 1080],
  [390, 844]
] as const;

test('a host leads an evening, and takes back what was a slip', async ({ browser, app }) => {
  const devices = new Devices(browser);
  const host = await devices.open('host', 390, 844);
  await signIn(host, app);
  await makeQuiz(host);
  // From here on: a page of the studio that is translated while it starts is drawn anew, and Svelte says so.
  await withTranslator(host.context());
  const code = await hostQuiz(host);
  const display = await devices.open('display', 1280, 720);
  await display.goto(`${app.url}/display/${code}`);
  const phones = [
    await Phone.join(devices, app, code, 'محمد 5', [390, 844]),
    await Phone.join(devices, app, code, 'Rude word', [320, 568])
  ];
  const [mohamed, rude] = phones;
  if (!mohamed || !rude) throw new Error('nobody there');
  const primary = host.locator('.primary');
  const says = async (label: RegExp) => {
    await expect(primary).toHaveText(label);
    await expect(primary).not.toHaveAttribute('aria-disabled', 'true');
  };
  const looksRight = async (screen: string) => {
    for (const [width, height] of WINDOWS) {
      await host.setViewportSize({ width, height });
      const wide = await host.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(wide[0], `${screen} is as wide as its window of ${String(width)}`).toBeLessThanOrEqual(
        wide[1] ?? 0
      );
      await expectAccessible(host, `${screen} at ${String(width)}`);
    }
  };
  await looksRight('host lobby');

  await test.step('a name that nobody wants on the wall', async () => {
    const row = host.locator('aside li', { hasText: 'Rude word' });
    await row.locator('button').first().click();
    await looksRight('host with the menu of a player');
    await host.locator('aside .menu input').first().fill('Team Roze');
    await host.locator('aside .menu input').first().press('Enter');
    await expect(host.locator('aside .name')).toHaveText(['محمد 5', 'Team Roze']);
    await expect(display.locator('.names')).toContainText('Team Roze');
    await expect(rude.page.locator('h1')).toContainText('Team Roze');
  });

  await test.step('one player is told something; who was removed by a slip comes back', async () => {
    const row = host.locator('aside li', { hasText: 'Team Roze' });
    await row.locator('button').first().click();
    await host.locator('aside .menu input').nth(1).fill('Your shout is next');
    await host.locator('aside .menu input').nth(1).press('Enter');
    await expect(host.locator('aside .told', { hasText: 'Team Roze' })).toBeVisible();
    await expect(rude.page.locator('[role=status]', { hasText: 'Your shout is next' })).toBeVisible();
    await expect(mohamed.page.locator('[role=status]', { hasText: 'Your shout is next' })).toHaveCount(0);

    await row.locator('button').first().click();
    await host.locator('aside .menu > button', { hasText: 'Remove' }).first().click();
    await expect(rude.page.locator('h1')).toHaveText(/took you out/);
    await expectAccessible(rude.page, 'a phone that was removed');
    await expect(host.locator('aside .removed')).toContainText('Team Roze');
    await looksRight('host after a removal');
    await rude.page.locator('button').click();
    await expect(rude.page.locator('h1')).toHaveText(/took you out/);
    await host.locator('aside .removed button').click();
    await expect(host.locator('aside .name')).toHaveText(['محمد 5', 'Team Roze']);
    await rude.page.locator('button').click();
    await expect(rude.page.locator('h1')).toContainText('Team Roze');
  });

  await test.step('the first stop of the keyboard is the one button', async () => {
    await host.locator('header a').focus();
    await host.keyboard.press('Tab');
    await expect(primary).toBeFocused();
    await primary.evaluate((button) => (button as HTMLElement).blur());
  });

  await test.step('a clicker goes on; a question skipped by a slip comes back with its answers', async () => {
    await says(/Start the quiz/);
    await host.keyboard.press('PageDown');
    await mohamed.answer(1);
    await mohamed.expectSent();
    await says(/Lock answers/);
    await host.keyboard.press('s');
    await expect(host.locator('.undo')).toContainText('Question 1 is skipped');
    await expect(display.locator('.banner')).toHaveText('Deze slaan we over');
    // A pause holds the offer: looking at the screens takes longer than it stands.
    await expect(primary).toHaveAttribute('aria-disabled', 'false');
    await host.keyboard.press('p');
    await expect(primary).toHaveText(/Go on/);
    await looksRight('host after a skip');
    await expectAccessible(display, 'display after a skip');
    await host.locator('.undo button').click();
    await expect(host.locator('.phase')).toContainText('1 of 2');
    // A step has just come: until the buttons have rested no key counts.
    await expect(primary).toHaveAttribute('aria-disabled', 'false');
    await host.keyboard.press('p');
    await expect(display.locator('.banner')).toBeHidden();
    await expect(mohamed.page.locator('.tile').nth(1)).toHaveAttribute('aria-pressed', 'true');
  });

  await test.step('everybody is in: the clock runs out by itself', async () => {
    await rude.answer(0);
    await expect(display.locator('.banner')).toHaveText('Iedereen is klaar!');
    await expectAccessible(display, 'display when everybody is in');
    await says(/Show the answer/);
    await host.keyboard.press('ArrowRight');
    await expect(mohamed.page.locator('main.right')).toBeVisible();
    await looksRight('host reveal');
  });

  await test.step('the evening goes on by itself, and holds where the host says so', async () => {
    await host.locator('aside .paces button', { hasText: 'Calm' }).click();
    await expect(host.locator('.auto').first()).toContainText('The scores in');
    await expect(display.getByText(/De stand over \d+ s/)).toBeVisible();
    await host.keyboard.press('h');
    await expect(host.locator('.auto.held')).toContainText('Held here');
    await looksRight('host holding a step');
    await host.locator('aside .paces button', { hasText: 'Brisk' }).click();
    await says(/Next question/);
    await host.locator('aside .paces button', { hasText: 'Off' }).click();
  });

  await test.step('nobody ends the evening by a key', async () => {
    // Past the second question, to the third.
    const last = host.locator('nav .jump').last();
    await last.click();
    await expect(last).toHaveAttribute('aria-disabled', 'false');
    await last.click();
    await says(/Lock answers/);
    // One «Go on» while it is paused.
    await host.keyboard.press('.');
    await expect(host.locator('footer button', { hasText: 'Go on' })).toHaveCount(1);
    await says(/Go on/);
    await host.keyboard.press('b');
    await says(/Lock answers/);
    await host.keyboard.press('s');
    await says(/End the evening/);
    await looksRight('host podium');
    for (const key of [' ', 'PageDown', 'ArrowRight', ' ']) await host.keyboard.press(key);
    await expect(host.locator('.live')).toContainText('Live');
    await primary.click();
    await says(/Press once more/);
    await primary.click();
    await expect(host.locator('.live')).toHaveText('Ended');
    await expect(host.locator('aside .more')).toHaveCount(0);
    await looksRight('host ended');
  });

  await test.step('the next evening has the same guests and the same screen, but for who stays', async () => {
    await host.getByRole('button', { name: 'Play again' }).click();
    await rude.page.getByRole('button', { name: 'Stay here' }).click();
    await host.waitForURL((url) => url.pathname.startsWith('/host/') && !url.pathname.endsWith(code));
    const next = host.url().split('/').at(-1) ?? '';
    await expectAccessible(rude.page, 'a phone that stays');
    await mohamed.page.waitForURL(`**/play/${next}`);
    await expect(mohamed.page.locator('h1')).toContainText('محمد 5');
    await display.waitForURL(`**/display/${next}`);
    await expect(host.locator('aside .name')).toHaveText(['محمد 5']);
    await rude.page.getByRole('button', { name: 'Come along' }).click();
    await expect(rude.page.locator('h1')).toContainText('Team Roze');
    await expect(host.locator('aside .name')).toHaveText(['محمد 5', 'Team Roze']);
  });
  expect(devices.complaints).toEqual([]);
  await devices.close();
});
