import type { Page } from 'playwright/test';
import { expect, test, type App } from './app.ts';
import { Phone } from './phone.ts';
import { addEveryType, hostQuiz, importQuiz, signIn } from './studio.ts';
import { Devices, expectAccessible } from './watch.ts';

/** Opens the part of the panel with this name. */
const unfold = (host: Page, name: string) => host.locator('aside summary', { hasText: name }).click();

/** Uses a marker's link up on a device of its own. */
async function becomeMarker(
  app: App,
  devices: Devices,
  host: Page,
  name: string,
  size: readonly [number, number]
) {
  const link = host.locator('aside .link');
  const before = (await link.count()) > 0 ? await link.innerText() : undefined;
  await host.getByRole('button', { name: /Show (a|another) link/ }).click();
  await expect(link).toBeVisible();
  // Each works once: the one before stands there until the next has come.
  if (before !== undefined) await expect(link).not.toHaveText(before);
  const { pathname } = new URL(await link.innerText());
  const page = await devices.open(name, size[0], size[1]);
  await page.goto(`${app.url}${pathname}`);
  await page.getByRole('button', { name: 'Mark here' }).click();
  await page.waitForURL('**/mark/*');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return page;
}

test('[WEB-20] [GAME-80] [GAME-84] [SCORING-13] two markers mark, an objection is granted, a question is voided and counts again', async ({
  browser,
  app
}) => {
  const devices = new Devices(browser, 'en-GB');
  const host = await devices.open('host', 1280, 800);
  await signIn(host, app);
  await importQuiz(host, app);
  await addEveryType(host);
  const code = await hostQuiz(host);
  const ann = await Phone.join(devices, app, code, 'Ann', [390, 844]);
  const ben = await Phone.join(devices, app, code, 'Ben', [390, 844]);
  const display = await devices.open('display', 1920, 1080);
  await display.goto(`${app.url}/display/${code}`);

  await unfold(host, 'Markers');
  const laptop = await becomeMarker(app, devices, host, 'laptop', [1280, 800]);
  await expectAccessible(laptop, 'an empty desk');
  const phone = await becomeMarker(app, devices, host, 'phone', [390, 844]);
  await unfold(host, 'Corrections');
  await host.getByLabel('Players may object').check();

  const primary = host.locator('.primary');
  const press = async (label: RegExp) => {
    await expect(primary).toHaveText(label);
    await expect(primary).not.toHaveAttribute('aria-disabled', 'true');
    await primary.click();
  };
  await test.step('to the typed question', async () => {
    const jump = host.locator('nav li', { hasText: 'Type the capital of France.' }).locator('.jump');
    await jump.click();
    await expect(jump).toHaveAttribute('aria-disabled', 'false');
    await jump.click();
    await expect(ann.page.locator('#typed')).toBeVisible();
    await ann.answer('Parigi');
    await ben.answer('Lyon');
    await press(/Lock/);
  });

  await test.step('a laptop marks with a key, a phone with a thumb, and both see it', async () => {
    await expect(laptop.getByRole('heading', { name: 'Type the capital of France.' })).toBeVisible();
    await expect(laptop.locator('li.on .text')).toHaveText('Parigi');
    await expectAccessible(laptop, 'the desk on a laptop');
    await expectAccessible(phone, 'the desk on a phone');
    await laptop.keyboard.press('w');
    await expect(laptop.getByText('Written by: Ann')).toBeVisible();
    await laptop.keyboard.press('5');
    const row = phone.locator('main li', { hasText: 'Parigi' });
    await expect(row.getByRole('button', { name: /^½/ })).toHaveAttribute('aria-pressed', 'true');
    await phone.locator('main li', { hasText: 'Lyon' }).getByRole('button', { name: /^0/ }).click();
    await expect(
      laptop.locator('li', { hasText: 'Lyon' }).getByRole('button', { name: /^0/ })
    ).toHaveAttribute('aria-pressed', 'true');
  });

  await test.step('Ben objects from his phone, the laptop grants it, and he hears it', async () => {
    await press(/Show the answer/);
    await ben.page.getByRole('button', { name: 'Object' }).click();
    await ben.page.getByLabel('Why?').fill('It was Lyon in the war');
    await expectAccessible(ben.page, 'an objection');
    await ben.page.getByRole('button', { name: 'Send' }).click();
    await expect(ben.page.getByText('somebody looks at your objection')).toBeVisible();
    await expect(ben.page.getByRole('button', { name: 'Object' })).toHaveCount(0);
    await expect(laptop.getByText('It was Lyon in the war')).toBeVisible();
    await expectAccessible(laptop, 'an objection on the desk');
    await laptop.getByRole('button', { name: 'Grant it' }).click();
    await expect(ben.page.getByText('your objection is granted')).toBeVisible();
    await expect(ben.page.locator('main.right')).toBeVisible();
    await expect(display.locator('.said')).toContainText('were marked again');
  });

  await test.step('the host voids the question, everybody is told, and takes it back', async () => {
    await host.getByLabel('Why (everybody').first().fill('Two answers');
    await host.getByRole('button', { name: 'It counts for nobody' }).click();
    await expect(ben.page.getByText('no longer counts', { exact: false })).toBeVisible();
    await expect(display.locator('.said')).toContainText('no longer counts');
    await expect(host.locator('aside li', { hasText: 'counts for nobody' })).toContainText('Two answers');
    await expectAccessible(host, 'corrections on the panel');
    await host
      .locator('aside li', { hasText: 'counts for nobody' })
      .getByRole('button', { name: 'Take back' })
      .click();
    await expect(ben.page.getByText('counts after all', { exact: false })).toBeVisible();
    await expect(ben.page.locator('main.right')).toBeVisible();
  });
  expect(devices.complaints).toEqual([]);
  await devices.close();
});
