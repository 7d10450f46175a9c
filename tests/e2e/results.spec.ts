import type { Page } from 'playwright/test';
import { expect, test } from './app.ts';
import { signIn } from './studio.ts';
import { Devices, expectAccessible } from './watch.ts';

/** How many sheets a page takes when it is printed as browsers do it: without backgrounds. */
async function sheets(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: false });
  return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length;
}

const isWiderThanScreen = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** The evening that every installation comes with, on screen. */
async function openEvening(page: Page, url: string): Promise<string> {
  await page.goto(`${url}/w/demo/sessions`);
  await page.locator('main li', { hasText: 'The Big Pub Night' }).locator('.title a').click();
  await page.waitForURL(/\/sessions\/[0-9a-f-]{36}$/);
  return page.url();
}

for (const { locale, colorScheme, size } of [
  { locale: 'nl', colorScheme: 'dark', size: [390, 844] },
  { locale: 'en', colorScheme: 'light', size: [1920, 1080] }
] as const) {
  test(`results, player, print sheet and certificates are accessible (${locale}, ${colorScheme})`, async ({
    browser,
    app
  }) => {
    const devices = new Devices(browser, locale);
    const page = await devices.open('studio', size[0], size[1], { colorScheme });
    await signIn(page, app);
    const evening = await openEvening(page, app.url);
    await page.locator('details summary').first().click();
    await expectAccessible(page, 'results');
    expect(await isWiderThanScreen(page), 'results').toBe(false);
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('nav').first(), 'no menu on paper').toBeHidden();
    await expect(page.locator('main svg[role=img]').first()).toBeVisible();
    await page.emulateMedia({ media: null });

    await page.locator('main tbody a').first().click();
    await page.waitForURL('**/players/*');
    await expect(page.locator('main tbody tr')).toHaveCount(15);
    await expectAccessible(page, 'player');
    expect(await isWiderThanScreen(page), 'player').toBe(false);
    await page.locator('main a[href*="certificates?player="]').click();
    await expect(page.locator('article')).toHaveCount(1);

    for (const { path, count } of [
      { path: 'print', count: 1 },
      { path: 'certificates', count: 3 }
    ]) {
      await page.goto(`${evening}/${path}`);
      await expectAccessible(page, path);
      expect(await isWiderThanScreen(page), path).toBe(false);
      expect(await sheets(page), path).toBe(count);
    }
    expect(devices.complaints).toEqual([]);
    await devices.close();
  });
}

test('[RESULTS-7] a host shares results without names, and takes the link back', async ({ browser, app }) => {
  const devices = new Devices(browser);
  const host = await devices.open('host', 1280, 800);
  await signIn(host, app);
  await openEvening(host, app.url);
  const names = await host.locator('main tbody th bdi').allInnerTexts();
  expect(names.length).toBeGreaterThan(20);
  // With the keys alone.
  await host.locator('input[name=numbering]').first().focus();
  await host.keyboard.press('ArrowDown');
  await host.keyboard.press('Enter');
  const field = host.locator('#share-link');
  await expect(field).toBeVisible();
  await expectAccessible(host, 'results with a link');
  const link = await field.inputValue();
  expect(link).toMatch(/\/results\/[\w-]{22}$/);

  const guest = await devices.open('guest', 390, 844, { colorScheme: 'dark' });
  const response = await guest.goto(link);
  expect(response?.status()).toBe(200);
  expect(response?.headers()).toMatchObject({
    'cache-control': 'private, no-store',
    'x-robots-tag': 'noindex, nofollow'
  });
  const bodies = [
    await response?.text(),
    await (await guest.request.get(`${link}/__data.json`)).text(),
    await guest.locator('html').innerHTML()
  ];
  for (const body of bodies) {
    expect(body).toContain('Player 7');
    // Of those that are no words of the page.
    for (const name of names) if (name.length > 4) expect(body).not.toContain(name);
    expect(body).not.toContain(app.login.email);
  }
  await expectAccessible(guest, 'shared results');
  expect(await isWiderThanScreen(guest)).toBe(false);

  await host.getByRole('button', { name: 'Take the link back' }).click();
  await expect(field).toBeHidden();
  const refused = await guest.request.get(link);
  expect(refused.status()).toBe(404);
  expect(await refused.text()).not.toContain('Player 7');
  expect(devices.complaints).toEqual([]);
  await devices.close();
});
