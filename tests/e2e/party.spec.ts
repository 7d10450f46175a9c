import postgres from 'postgres';
import type { Page } from 'playwright/test';
import { expect, test } from './app.ts';
import { Phone, type Given } from './phone.ts';
import { recountFromDatabase } from './recount.ts';
import { addEveryType, hostQuiz, importQuiz, signIn } from './studio.ts';
import { Devices, expectAccessible } from './watch.ts';

const number = (text: string) => Number(text.replace(/[^\d-]/g, ''));

/** Presses the one button once it says what is expected. */
async function press(host: Page, label: RegExp): Promise<void> {
  const button = host.locator('.primary');
  await expect(button).toHaveText(label);
  await expect(button).toBeEnabled();
  await button.click();
}

async function rows(page: Page, row: string, name: string, score: string): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const element of await page.locator(row).all()) {
    found.set(
      (await element.locator(name).innerText()).trim(),
      number(await element.locator(score).innerText())
    );
  }
  return found;
}

test('[G1] [G2] a party with every kind of trouble ends with one true scoreboard', async ({
  browser,
  app
}) => {
  const devices = new Devices(browser);
  const host = await devices.open('host', 1280, 800);
  await signIn(host, app);
  await expectAccessible(host, 'quizzes');
  await importQuiz(host, app);
  await addEveryType(host);
  await expectAccessible(host, 'quiz builder');
  const code = await hostQuiz(host);

  const display = await devices.open('display', 1280, 720);
  await display.goto(`${app.url}/display/${code}`);
  await expect(display.locator('.code')).toHaveText(code);

  const anna = await Phone.join(devices, app, code, 'Anna', [390, 844]);
  const bram = await Phone.join(devices, app, code, 'Bram', [320, 568]);
  const chris = await Phone.join(devices, app, code, 'Chris', [390, 844]);
  await expect(display.locator('.names')).toContainText('Chris');
  await expectAccessible(display, 'display lobby');
  await expectAccessible(host, 'host lobby');
  await expectAccessible(anna.page, 'phone lobby');

  const phones = [anna, bram, chris];
  let first = true;
  const ask = async () => {
    await press(host, first ? /Start the quiz/ : /Next question/);
    first = false;
    await expect(display.locator('.timer')).toBeVisible();
  };
  const finish = async (screens = false) => {
    await press(host, /Lock answers/);
    await press(host, /Show the answer/);
    for (const phone of phones) await expect(phone.page.locator('.place')).toBeVisible();
    await expect(display.locator('.reveal')).toBeVisible();
    if (screens) {
      await expectAccessible(display, 'display reveal');
      await expectAccessible(host, 'host reveal');
      await expectAccessible(anna.page, 'phone reveal');
    }
  };
  const scoreboard = async () => {
    await press(host, /Show the scores/);
    await expect(display.locator('.board')).toBeVisible();
  };
  const all = async (answers: readonly Given[]) => {
    for (const [index, given] of answers.entries()) {
      await phones[index]?.answer(given);
      await phones[index]?.expectSent();
    }
  };

  await test.step('single choice: one phone reloads after answering', async () => {
    await ask();
    await expectAccessible(display, 'display question');
    await expectAccessible(host, 'host question');
    await expectAccessible(bram.page, 'phone question');
    await all([0, 0, 1]);
    await anna.page.reload();
    await expect(anna.page.locator('.tile').nth(0)).toHaveAttribute('aria-pressed', 'true');
    await anna.expectSent();
    await expect(display.locator('footer')).toContainText('3 of 3 answered');
    await finish(true);
    await scoreboard();
    await expectAccessible(display, 'display scoreboard');
    await expectAccessible(anna.page, 'phone scoreboard');
  });

  await test.step('several right answers: somebody joins late', async () => {
    await ask();
    await all([[0, 2], [0], [0, 2]]);
    phones.push(await Phone.join(devices, app, code, 'Dana', [820, 1180]));
    await phones[3]?.answer([0, 2]);
    await phones[3]?.expectSent();
    await finish();
    await scoreboard();
  });

  await test.step('true or false: the worker is killed while the question is open', async () => {
    await ask();
    await anna.answer(1);
    await anna.expectSent();
    app.killWorker();
    // Tapped while there is no server: kept, repeated and stored when there is one again.
    await bram.answer(0);
    await bram.expectSent();
    await chris.answer(1);
    await chris.expectSent();
    await phones[3]?.answer(1);
    await phones[3]?.expectSent();
    await expect(display.locator('footer')).toContainText('4 of 4 answered');
    await finish();
    await scoreboard();
  });

  await test.step('one phone goes offline, answers, and comes back', async () => {
    await ask();
    await expect(chris.page.locator('.seconds')).toBeVisible();
    await chris.page.context().setOffline(true);
    await chris.answer(1);
    await chris.expectUnsent();
    await anna.answer(1);
    await bram.answer(0);
    await phones[3]?.answer(2);
    await chris.page.context().setOffline(false);
    await chris.expectSent();
    await finish();
    await scoreboard();
  });

  await test.step('the host reloads while the question is open', async () => {
    await ask();
    await host.reload();
    await all([[0, 2], [0, 2], [1]]);
    await finish();
    await scoreboard();
  });

  await test.step('the display reloads while the question is open; pause and go on', async () => {
    await ask();
    await display.reload();
    await expect(display.locator('.timer')).toBeVisible();
    await all([0, 1, 0, 0]);
    await host.locator('.others button', { hasText: 'Pause' }).click();
    await expect(display.locator('.curtain')).toBeVisible();
    await expectAccessible(display, 'display paused');
    await press(host, /Go on/);
    await expect(display.locator('.curtain')).toBeHidden();
    await finish();
    await scoreboard();
  });

  await test.step('typed answer', async () => {
    await ask();
    await expectAccessible(bram.page, 'phone typed answer');
    await all(['paris', 'London', 'Parijs', 'PARIS']);
    await finish(true);
    await scoreboard();
  });

  await test.step('number estimate, and the podium', async () => {
    await ask();
    await expect(chris.page.locator('.seconds')).toBeVisible();
    const typed = chris.page.locator('#typed');
    await typed.fill('2.440');
    await expect(chris.page.locator('.note')).toHaveText('We read: 2.44, not 2440');
    await chris.page.locator('.minus').click();
    await expect(typed).toHaveValue('-2.440');
    await all(['1440', '1000', '2,440', '1500']);
    await finish(true);
    await expect(anna.page.locator('main')).toContainText('Spot on!');
    await expect(bram.page.locator('main')).toContainText('440 off: it was 1,440 min');
    for (const screen of [display, host]) await expect(screen.locator('body')).toContainText('Spot on: Anna');
    await press(host, /To the podium/);
    // Step by step, by the clock, to the winner.
    await expect(display.locator('.steps .p1.out')).toBeVisible({ timeout: 60_000 });
  });

  const sql = postgres(app.databaseUrl, { max: 1 });
  const truth = await recountFromDatabase(sql, code);
  await sql.end({ timeout: 1 });
  expect(truth.size).toBe(4);
  expect(truth.get('Anna')).toBeGreaterThan(3_000);

  await test.step('everybody sees the same scores', async () => {
    await expectAccessible(display, 'display podium');
    await expectAccessible(anna.page, 'phone podium');
    const shown = new Map<string, number>();
    for (const block of await display.locator('.steps .who').all()) {
      for (const name of await block.locator('.name').allInnerTexts())
        shown.set(name.trim(), number(await block.locator('.score').innerText()));
    }
    const rest = await display.locator('.rest li').all();
    for (const row of rest)
      shown.set(
        /\d+\s+\S+\s+(\S+)/.exec(await row.innerText())?.[1] ?? '',
        number(await row.locator('.tabular').last().innerText())
      );
    expect(shown).toEqual(truth);
    expect(await rows(host, 'main .board li', '.label', 'b')).toEqual(truth);
    for (const phone of phones)
      expect(number(await phone.page.locator('.score').innerText()), phone.name).toBe(truth.get(phone.name));
  });

  await test.step('the results page and the export agree', async () => {
    await press(host, /End the evening/);
    await press(host, /Press once more/);
    await host.locator('.links a').first().click();
    await host.waitForURL('**/sessions/**');
    await expectAccessible(host, 'results');
    const csv = await (await host.context().request.get(`${host.url()}/export.csv`)).text();
    const lines = csv
      .replace(/^\uFEFF/, '')
      .trim()
      .split(/\r?\n/);
    const exported = new Map(
      lines.slice(1).map((line) => {
        const cells = line.split(',').map((cell) => cell.replace(/^"|"$/g, ''));
        return [cells[1] ?? '', Number(cells[2])];
      })
    );
    expect(exported).toEqual(truth);
  });

  expect(devices.complaints).toEqual([]);
  await devices.close();
});
