import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright/test';
import { expect, test } from './app.ts';
import { Phone } from './phone.ts';
import { hostImportedQuiz } from './studio.ts';
import { Devices, expectAccessible } from './watch.ts';

/** Set to a folder to look at the screens. */
const SHOTS = process.env['SHOTS'];
async function shoot(page: Page, name: string) {
  if (!SHOTS) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: name.startsWith('phone') });
}

test('[GAME-70] two teams on four phones and a paper table play; a captain’s phone dies and comes back by key', async ({
  browser,
  app
}) => {
  const devices = new Devices(browser);
  const host = await devices.open('host', 1280, 800);
  const code = await hostImportedQuiz(host, app);
  const press = async () => {
    await expect(host.locator('.primary')).not.toHaveAttribute('aria-disabled', 'true');
    await host.locator('.primary').click();
  };
  const tables = host.locator('details', { hasText: 'Teams and paper tables' });
  await test.step('the host lets teams play, and adds a paper table', async () => {
    await tables.locator('summary').first().click();
    await tables.getByLabel('Who plays').selectOption('teams');
    await tables.getByRole('button', { name: 'Play like this' }).click();
    await expect(tables.getByText('Set. Phones show it.')).toBeVisible();
    await tables.getByLabel('Paper table', { exact: true }).fill('The bar');
    await tables.getByRole('button', { name: 'Add' }).click();
    await expect(tables.getByText('The bar').first()).toBeVisible();
  });
  const display = await devices.open('display', 1920, 1080);
  await display.goto(`${app.url}/display/${code}`);

  const phone = (name: string) => Phone.join(devices, app, code, name, [390, 844]);
  const [ann, bob, cy, dee] = [await phone('Ann'), await phone('Bob'), await phone('Cy'), await phone('Dee')];
  const team = (of: Phone) => of.page.locator('section', { hasText: 'Your team' });
  const make = async (by: Phone, name: string) => {
    await by.page.getByLabel('New team').fill(name);
    await by.page.getByRole('button', { name: 'Start this team' }).click();
    await expect(team(by)).toContainText(name);
  };
  let key = '';
  await test.step('teams are made, chosen from the list, and joined by key', async () => {
    await make(ann, 'The Quick Brown Foxes!!!');
    await expectAccessible(cy.page, 'the choice of a team');
    await shoot(cy.page, 'phone-choice');
    await make(cy, 'Dé Üilen');
    await bob.page.getByRole('button', { name: 'The Quick Brown Foxes!!!' }).click();
    await expect(team(bob)).toContainText('Ann');
    key = (await team(cy).locator('.key').innerText()).trim();
    expect(key).toMatch(/^[A-Z]{6}$/);
    await dee.page.getByLabel('Team key or name').fill(key.toLowerCase());
    await dee.page.getByRole('button', { name: 'Go', exact: true }).click();
    await expect(team(cy)).toContainText('Dee');
    await team(ann).locator('img').waitFor();
    await expectAccessible(ann.page, 'an own team');
    await shoot(ann.page, 'phone-team');
    await expect(display.locator('.lobby')).toContainText('The Quick Brown Foxes!!!');
    await expectAccessible(display, 'a lobby with teams');
    await shoot(display, 'display-lobby');
    await shoot(host, 'host-lobby');
  });

  await test.step('of what a team shares the last tap counts, and all of it see it', async () => {
    await press();
    await ann.answer(1);
    await expect(bob.page.getByText('answered for your team')).toContainText('Ann');
    await bob.answer(0);
    await expect(ann.page.getByText('answered for your team')).toContainText('Bob');
    await expect(cy.page.locator('.phone')).not.toContainText('answered for your team');
    await cy.answer(1);
    await shoot(ann.page, 'phone-question');
  });

  await test.step('the captain’s phone dies, and another comes in by key with what the team wrote', async () => {
    await cy.page.context().close();
    const page = await devices.open('spare', 390, 844, { hasTouch: true });
    await page.goto(`${app.url}/play/${code}?team=${key}`);
    await page.locator('#name').fill('Cy again');
    await page.locator('.go').click();
    await expect(page.getByText('answered for your team')).toContainText('Cy');
    const spare = new Phone(page, 'Cy again');
    await spare.answer(0);
    await expect(dee.page.getByText('answered for your team')).toContainText('Cy again');
    await spare.expectSent();
  });

  await test.step('the paper table is typed in, with the keys alone', async () => {
    await tables.getByLabel('Table', { exact: true }).fill('1');
    await host.keyboard.press('Enter');
    await host.keyboard.type('a');
    await host.keyboard.press('Enter');
    await expect(tables.locator('.told')).toContainText('The bar');
    await expectAccessible(host, 'a host with teams');
    await shoot(host, 'host-paper');
  });

  await test.step('everybody has it right: one row for each team and table', async () => {
    await press();
    await expect(host.locator('.primary')).toContainText('Show the answer', { timeout: 20_000 });
    await press();
    await expect(dee.page.locator('main')).toContainText(/Right|Correct|✓/i);
    await press();
    const rows = display.locator('.board li');
    await expect(rows).toHaveCount(3);
    for (const name of ['The Quick Brown Foxes!!!', 'Dé Üilen', 'The bar'])
      await expect(rows.filter({ hasText: name })).toHaveCount(1);
    await shoot(display, 'display-board');
    await shoot(dee.page, 'phone-board');
  });
  expect(devices.complaints).toEqual([]);
  await devices.close();
});
