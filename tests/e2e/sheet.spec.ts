import { expect, test } from './app.ts';
import { Phone } from './phone.ts';
import { addEveryType, hostQuiz, importQuiz, signIn } from './studio.ts';
import { Devices, expectAccessible } from './watch.ts';

test('a round on a sheet, from the studio to the board: every kind, a cut-off phone, a reload, handing in', async ({
  browser,
  app
}) => {
  test.slow();
  const devices = new Devices(browser, 'en-GB');
  const host = await devices.open('host', 1280, 800);
  await signIn(host, app);
  await importQuiz(host, app);
  await addEveryType(host);
  // The first round goes on a sheet.
  await host.locator('section details summary').first().click();
  await host.locator('select[name=format]').first().selectOption('sheet');
  await expect(host.locator('section header').first()).toContainText('On a sheet');
  await host.reload();
  const code = await hostQuiz(host);
  const ann = await Phone.join(devices, app, code, 'Ann', [390, 844]);
  const bob = await Phone.join(devices, app, code, 'Bob', [390, 844]);
  const display = await devices.open('display', 1920, 1080);
  await display.goto(`${app.url}/display/${code}`);
  await expect(display.locator('main')).toContainText('Bob');

  const primary = host.locator('.primary');
  const strip = (phone: Phone) =>
    phone.page.getByRole('navigation', { name: 'Questions' }).getByRole('button');
  /** Presses the one button until the host is at a step. */
  const press = async (text: RegExp) => {
    await expect(primary).toHaveText(text);
    await primary.click();
  };
  await press(/Start/);
  if (/First question/.test((await primary.textContent()) ?? '')) await press(/First question/);
  let count = 1;
  for (;;) {
    await expect(strip(ann)).toHaveCount(count);
    if (!/Next question/.test((await primary.textContent()) ?? '')) break;
    await press(/Next question/);
    count += 1;
  }
  await expect(primary).toHaveText(/Close in a minute/);
  await expectAccessible(ann.page, 'an open sheet');
  await expectAccessible(display, 'a question of a sheet');
  await expectAccessible(host, 'a sheet on the panel');

  // Fields of every kind: tiles, several tiles, two tiles, text, number.
  const open = (phone: Phone, n: number) =>
    strip(phone)
      .nth(n - 1)
      .click();
  const isSent = (phone: Phone, n: number) =>
    expect(strip(phone).nth(n - 1)).toHaveAccessibleName(`Question ${String(n)}, sent`);
  await open(ann, 1);
  await ann.page.locator('.tile').nth(0).click();
  await isSent(ann, 1);
  await open(ann, 2);
  for (const index of [0, 2]) await ann.page.locator('.tile').nth(index).click();
  await isSent(ann, 2);
  await open(ann, count - 1);
  await ann.page.locator('#typed').fill('Parijs');
  await ann.page.locator('#typed').press('Enter');
  // The next one follows by itself.
  await expect(strip(ann).nth(count - 1)).toHaveAttribute('aria-current', 'true');
  await isSent(ann, count - 1);
  await ann.page.locator('#typed').fill('1500');
  await isSent(ann, count);
  // What was written is there after a reload, and can be taken away.
  await ann.page.reload();
  await expect(strip(ann).nth(0)).toHaveAccessibleName('Question 1, sent');
  await open(ann, count);
  await expect(ann.page.locator('#typed')).toHaveValue(/1[,.]?500/);
  await ann.page.locator('#typed').fill('');
  await expect(strip(ann).nth(count - 1)).toHaveAccessibleName(`Question ${String(count)}, empty`);
  await ann.page.locator('#typed').fill('1440');
  await isSent(ann, count);

  // Handing in asks once, and can be taken back.
  await ann.page.getByRole('button', { name: 'Hand in' }).click();
  await ann.page.getByRole('button', { name: 'Yes, hand in' }).click();
  await expect(ann.page.locator('footer')).toContainText('Your sheet is in');
  await expect(display.locator('footer')).toContainText('1 of 2 sheets are in');

  // Bob writes without a network over the closing, and delivers when he is back.
  await open(bob, 1);
  await bob.page.context().setOffline(true);
  await bob.page.locator('.tile').nth(0).click();
  await expect(strip(bob).nth(0)).toHaveAccessibleName('Question 1, not sent yet');
  await host.getByRole('button', { name: 'Close in 10 s' }).click();
  await expect(display.getByRole('timer')).toHaveText(/0:0\d|0:10/);
  await expect(primary).toHaveText(/To the answers/, { timeout: 20_000 });
  await expect(display.getByRole('heading', { name: 'Pens down!' })).toBeVisible();
  await bob.page.context().setOffline(false);
  await isSent(bob, 1);

  // The walk, and what it brought.
  await press(/To the answers/);
  await expect(display.locator('main')).toContainText('What was it again?');
  await press(/Tell the answer/);
  await expect(display.locator('.reveal')).toContainText(/Everybody had it/);
  await expect(bob.page.locator('main.right')).toBeVisible();
  await expectAccessible(display, 'the answer of a sheet');
  while (!/Scores of the round/.test((await primary.textContent()) ?? '')) {
    await press(/Next answer/);
    await press(/Tell the answer/);
    await expect(primary).toHaveText(/Next answer|Scores of the round/);
  }
  await press(/Scores of the round/);
  await expect(display.locator('li.out')).toHaveCount(2);
  await expect(display.locator('li').first()).toContainText('Ann');
  await expect(ann.page.locator('main')).toContainText('this round');
  await expectAccessible(display, 'scores of a round');
  await expectAccessible(ann.page, 'my round');
  expect(devices.complaints).toEqual([]);
  await devices.close();
});
