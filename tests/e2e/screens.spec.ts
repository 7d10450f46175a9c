import { expect, test } from './app.ts';
import { Phone } from './phone.ts';
import { hostImportedQuiz, hostQuiz, importQuiz, signIn } from './studio.ts';
import { Devices, expectAccessible, expectReadable } from './watch.ts';

for (const { locale, colorScheme } of [
  { locale: 'nl', colorScheme: 'dark' },
  { locale: 'en', colorScheme: 'light' }
] as const) {
  test(`every screen outside the show is accessible (${locale}, ${colorScheme})`, async ({
    browser,
    app
  }) => {
    const devices = new Devices(browser, locale);
    const page = await devices.open('studio', 390, 844, { colorScheme });
    for (const path of [
      '/',
      '/?wrong',
      '/login',
      '/register',
      '/start',
      '/play/ZZZZZ',
      '/display',
      '/display?code=ZZZZZ'
    ]) {
      await page.goto(app.url + path);
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      await expectAccessible(page, path);
    }
    await signIn(page, app);
    await importQuiz(page, app);
    await expectAccessible(page, 'quiz');
    const quizUrl = page.url();
    await page.locator('a[href*="/items/"]').first().click();
    await page.locator('textarea[name=prompt]').waitFor();
    await expectAccessible(page, 'question editor');
    await page.locator('textarea[name=prompt]').fill('');
    await page.locator('textarea[name=prompt]').evaluate((field) => field.removeAttribute('required'));
    await page.locator('form[action="?/save"] button:not([formaction])').last().click();
    await expect(page.locator('[aria-invalid=true]').first()).toBeVisible();
    await expectAccessible(page, 'question editor with an error');
    for (const path of [
      '/w/demo/quizzes',
      '/w/demo/import',
      '/w/demo/sessions',
      '/instance',
      '/instance/users'
    ]) {
      await page.goto(app.url + path);
      await expectAccessible(page, path);
    }
    await page.goto(quizUrl);
    await hostQuiz(page);
    await expect(page.locator('.primary')).toBeEnabled();
    await expectAccessible(page, 'host on a phone');
    expect(devices.complaints).toEqual([]);
    await devices.close();
  });
}

const CREAM = 'rgb(255, 246, 229)';

test('the whole show is accessible in Dutch', async ({ browser, app }) => {
  const devices = new Devices(browser, 'nl');
  const host = await devices.open('host', 820, 1180);
  const code = await hostImportedQuiz(host, app);
  const display = await devices.open('display', 1920, 1080);
  await display.goto(`${app.url}/display/${code}`);
  await expectAccessible(display, 'display, nobody there');
  const phone = await Phone.join(devices, app, code, 'Fleur', [390, 844]);
  const check = async (step: string) => {
    await expectAccessible(display, `display ${step}`);
    for (const [width, height] of [
      [1280, 720],
      [1024, 768],
      [1920, 1080]
    ] as const) {
      await display.setViewportSize({ width, height });
      await expectReadable(display, `display ${step} at ${String(width)} × ${String(height)}`);
    }
    await expectAccessible(host, `host ${step}`);
    await expectAccessible(phone.page, `phone ${step}`);
  };
  const press = async (label: RegExp) => {
    await expect(host.locator('.primary')).toHaveText(label);
    await host.locator('.primary').click();
  };
  await check('lobby');
  await display.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await expect(display.locator('.qr'), 'the light edge of the code').toHaveCSS('background-color', CREAM);
  await press(/Start de quiz/);
  await expect(phone.page.locator('.centre')).toBeVisible();
  await check('ready');
  await phone.answer(0);
  await phone.expectSent();
  await check('answered');
  await press(/Antwoorden sluiten/);
  await expect(host.locator('.primary')).toHaveText(/Laat het antwoord zien/);
  await check('locked');
  await press(/Laat het antwoord zien/);
  await expect(phone.page.locator('.place')).toBeVisible();
  const count = display.locator('.reveal .right .count');
  await expect(count, 'counts, on a ground that the viewer has chosen').toHaveCSS(
    'color',
    'rgb(255, 255, 255)'
  );
  await display.emulateMedia({ forcedColors: 'active', colorScheme: 'light' });
  await expect(count).toHaveCSS('color', 'rgb(0, 0, 0)');
  await display.emulateMedia({ forcedColors: null, colorScheme: null });
  await check('reveal');
  await host.setViewportSize({ width: 320, height: 568 });
  const tops = await host
    .locator('.others button')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  expect(new Set(tops).size, `${String(tops.length)} small buttons in a row`).toBe(1);
  await host.setViewportSize({ width: 820, height: 1180 });
  await press(/Laat de stand zien/);
  await expect(display.locator('.board')).toBeVisible();
  await check('scoreboard');
  await host.locator('.end').click();
  await host.locator('.end').click();
  await expect(phone.page.locator('.medal')).toBeVisible();
  await check('ended');
  await host.locator('.links a').first().click();
  await host.waitForURL('**/sessions/**');
  await expectAccessible(host, 'results');
  expect(devices.complaints).toEqual([]);
  await devices.close();
});

test('a removed player is told so, and an ended game says so too', async ({ browser, app }) => {
  const devices = new Devices(browser);
  const host = await devices.open('host', 1280, 800);
  const code = await hostImportedQuiz(host, app);
  const phone = await Phone.join(devices, app, code, 'Gone', [390, 844]);
  const second = await Phone.join(devices, app, code, 'Gone', [390, 844]);
  await expect(host.locator('aside .name')).toHaveText(['Gone', 'Gone 2']);
  const row = host.locator('aside li', { hasText: 'Gone 2' });
  await row.locator('button').first().click();
  await row.getByRole('button', { name: 'Remove Gone 2', exact: true }).click();
  await expect(second.page.locator('h1')).toHaveText(/took you out/);
  await expectAccessible(second.page, 'removed');
  // The same player in a second tab: the first one steps aside and can take over again.
  const tab = await phone.page.context().newPage();
  await tab.goto(phone.page.url());
  await expect(tab.locator('h1')).toContainText('Gone');
  await expect(phone.page.locator('h1')).toHaveText(/another screen/);
  await expectAccessible(phone.page, 'replaced');
  await phone.page.locator('button', { hasText: 'Play here' }).click();
  await expect(phone.page.locator('h1')).toContainText('Gone');
  await expect(tab.locator('h1')).toHaveText(/another screen/);
  expect(devices.complaints).toEqual([]);
  await devices.close();
});
