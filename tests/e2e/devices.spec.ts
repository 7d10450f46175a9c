import type { Page } from 'playwright/test';
import { expect, test } from './app.ts';
import { Phone } from './phone.ts';
import { hostImportedQuiz, hostQuiz, importQuiz, signIn } from './studio.ts';
import { Devices, expectAccessible } from './watch.ts';

/** Opens the part of the panel with this name. */
const unfold = (host: Page, name: string) => host.locator('aside summary', { hasText: name }).click();

/** The browser itself says what it thinks of a refusal that was asked for. */
const expectNoComplaints = (devices: Devices, refusal: string) => {
  expect(devices.complaints.filter((complaint) => !complaint.includes(`status of ${refusal}`))).toEqual([]);
};

/** Sends the screen that waits to the evening of the panel. */
async function addScreen(host: Page, screen: Page, role: string): Promise<void> {
  const letters = await screen.locator('.code span').allInnerTexts();
  await host.getByLabel('Code on the screen').fill(letters.join('').toLowerCase());
  await host.getByRole('button', { name: 'Find it' }).click();
  await expect(host.locator('.what')).toContainText(letters.join(''));
  await host.getByRole('radio', { name: role }).check();
}

test('[WEB-14] [GAME-41] two screens are added by their codes, each with a role of its own', async ({
  browser,
  app
}) => {
  const devices = new Devices(browser);
  const host = await devices.open('host', 1280, 800);
  const code = await hostImportedQuiz(host, app);
  const phone = await Phone.join(devices, app, code, 'Sam', [390, 844]);
  const [board, monitor] = [
    await devices.open('board', 1920, 1080),
    await devices.open('monitor', 1280, 800)
  ];
  for (const screen of [board, monitor]) {
    await screen.goto(`${app.url}/display`);
    await expect(screen.locator('.code span')).toHaveCount(4);
  }
  await expectAccessible(board, 'a screen that waits');

  await test.step('a wrong code says so, a right one what will be shown', async () => {
    await unfold(host, 'Add a screen');
    await host.getByLabel('Code on the screen').fill('zzzz');
    await host.getByRole('button', { name: 'Find it' }).click();
    await expect(host.locator('aside .told').first()).toContainText('No screen waits with this code');
    await addScreen(host, board, 'Standings only');
    await expect(host.locator('.what')).toContainText('Party of the year');
    await expectAccessible(host, 'a screen that was found');
    await host.getByRole('button', { name: 'Show it there' }).click();
    await board.waitForURL(`**/display/${code}?role=board`);
    await expect(board.locator('h1')).toHaveText('Standings');
    await addScreen(host, monitor, 'For the presenter');
    await host.getByRole('button', { name: 'Show it there' }).click();
    await monitor.waitForURL(`**/display/${code}?role=monitor`);
    await expect(host.locator('aside .told').first()).toContainText('opens by itself');
  });

  const primary = host.locator('.primary');
  const press = async (label: RegExp) => {
    await expect(primary).toHaveText(label);
    await expect(primary).not.toHaveAttribute('aria-disabled', 'true');
    await primary.click();
  };
  await test.step('the presenter has question, clock and who has answered, and the answer not before it is shown', async () => {
    await press(/Start/);
    await expect(monitor.locator('h1')).toHaveText('Which of these swims?');
    await phone.answer(0);
    await phone.expectSent();
    await expect(monitor.locator('aside')).toContainText('1 of 1');
    await expect(monitor.locator('aside')).toContainText('Sam');
    await expect(monitor.locator('.seconds')).toBeVisible();
    await expect(monitor.locator('.next')).toContainText('Time is up');
    await expectAccessible(monitor, 'the presenter’s screen');
    await press(/Lock/);
    await expect(monitor.locator('.next')).toContainText('The answer');
    await expect(monitor.locator('.solution')).toHaveCount(0);
    await press(/Show the answer/);
    await expect(monitor.locator('.solution')).toContainText('Herring');
  });

  await test.step('the standings stay, also in the middle of the next question and after a reload', async () => {
    await press(/Show the scores/);
    await expect(board.locator('.name')).toHaveText(['Sam']);
    await press(/Next question/);
    await expect(monitor.locator('h1')).toHaveText('Which are colours?');
    await board.reload();
    await expect(board.locator('h1')).toHaveText('Standings');
    await expect(board.locator('.name')).toHaveText(['Sam']);
    await expectAccessible(board, 'a screen of standings');
  });

  await test.step('a screen that only shows the code', async () => {
    await board.goto(`${app.url}/display/${code}?role=code`);
    await expect(board.locator('h1')).toHaveText('Party of the year');
    await expect(board.locator('.code')).toBeVisible();
    await expectAccessible(board, 'a screen with the code');
  });
  await test.step('[GAME-42] the big screen flashes while the host calibrates, and stops with it', async () => {
    await board.goto(`${app.url}/display/${code}`);
    await expect(board.locator('h1').first()).toBeVisible();
    await host.getByRole('button', { name: 'Calibrate' }).click();
    await expect(board.locator('.flash')).toHaveCount(1);
    await expect(board.locator('.flash.on')).toHaveCount(1);
    await expectAccessible(host, 'a calibration');
    await host.getByRole('button', { name: 'Tap (0 of 8)' }).click();
    await host.getByRole('button', { name: 'Tap (1 of 8)' }).press('Enter');
    await expect(host.getByRole('button', { name: 'Tap (2 of 8)' })).toBeVisible();
    await host.getByRole('button', { name: 'Stop' }).click();
    await expect(board.locator('.flash')).toHaveCount(0);
    await expect(host.getByText('The screen is 0 ms late.')).toBeVisible();
  });
  expectNoComplaints(devices, '404');
  await devices.close();
});

const LONG = 'Long ago, before there were fridges, somebody had to go out and catch it.';
const NOTE = 'Say it slowly. The cook has some left.';

/** The first question of the quiz on screen gets what is for the host alone, and the quiz is read aloud. */
async function writeForTheHost(page: Page): Promise<void> {
  const quiz = page.url();
  await page.locator('input[name=readAloud]').check();
  await expect(page.locator('form[action="?/settings"] [role=status]')).toHaveText(/Saved/);
  await page.locator('a[href*="/items/"]:not([href*="/new"])').first().click();
  await page.locator('summary', { hasText: 'Only for the host' }).click();
  await page.locator('textarea[name=longText]').fill(LONG);
  await page.locator('textarea[name=hostNote]').fill(NOTE);
  await expectAccessible(page, 'the editor with a text for the host');
  await page.locator('[data-save]').click();
  await page.waitForURL((url) => url.href.split('#')[0] === quiz);
}

test('[WEB-15] [WEB-18] a phone leads the evening when the laptop is closed, reading aloud, to the card and the next one', async ({
  browser,
  app
}) => {
  const devices = new Devices(browser);
  const host = await devices.open('host', 1280, 800);
  await signIn(host, app);
  await importQuiz(host, app);
  await writeForTheHost(host);
  const code = await hostQuiz(host);
  const [sam, kim] = [
    await Phone.join(devices, app, code, 'Sam', [390, 844]),
    await Phone.join(devices, app, code, 'Kim', [390, 844])
  ];
  const pictures = {
    display: host.frameLocator('iframe[src^="/preview/display"]'),
    phone: host.frameLocator('iframe[src^="/preview/phone"]')
  };

  await test.step('[WEB-17] the panel shows what everybody sees, and counts its pictures as nobody', async () => {
    await host.locator('main summary', { hasText: 'What everybody sees' }).click();
    await expect(pictures.display.locator('.names')).toContainText('Sam');
    await expect(pictures.phone.locator('h1')).toContainText('Guest');
    await expect(host.locator('header')).toContainText('2 players');
    // As long as no display is open the panel offers to open one.
    await expect(host.locator(`main a[href="/display/${code}"]`)).toBeVisible();
    await expectAccessible(host, 'the panel with its pictures');
  });

  await unfold(host, 'Another device');
  await host.getByRole('button', { name: 'Show a link' }).click();
  await expect(host.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
  await expectAccessible(host, 'a link for a deputy');
  // The link names the address of the local network, as phones need it.
  const { pathname } = new URL(await host.locator('.link').innerText());

  const deputy = await devices.open('deputy', 390, 844, { hasTouch: true });
  const primary = deputy.locator('.primary');
  const press = async (label: RegExp) => {
    await expect(primary).toHaveText(label);
    await expect(primary).not.toHaveAttribute('aria-disabled', 'true');
    await primary.click();
  };
  await test.step('a phone without an account opens it, and leads this evening and nothing else', async () => {
    await deputy.goto(`${app.url}${pathname}`);
    await expectAccessible(deputy, 'a link that was opened');
    await deputy.getByRole('button', { name: 'Lead it here' }).click();
    await deputy.waitForURL(`**/host/${code}`);
    await expect(primary).toContainText('Start');
    await expect(deputy.locator('aside summary')).toHaveText([
      'Add a screen',
      'Corrections',
      'Teams and paper tables'
    ]);
    await expectAccessible(deputy, 'the panel of a deputy');
    await expect(host.locator('header')).toContainText('2 panels are open');
    await expect(host.locator('aside li', { hasText: 'Chrome' })).toBeVisible();
    const studio = await deputy.context().newPage();
    await studio.goto(`${app.url}/w/demo/quizzes`);
    await expect(studio.locator('input[name=password]')).toBeVisible();
    await studio.close();
  });

  await test.step('the link is used up', async () => {
    const other = await devices.open('other', 390, 844);
    await other.goto(`${app.url}${pathname}`);
    await expect(other.locator('h1')).toHaveText('This link is used up');
    await other.close();
  });

  const laptop = host.url();
  await test.step('[GAME-47] the laptop is closed: the phone reads aloud what nobody else has', async () => {
    await press(/Start/);
    await expect(pictures.display.locator('h1')).toHaveText('Which of these swims?');
    await expect(pictures.phone.locator('h1')).toHaveText('Which of these swims?');
    await host.goto('about:blank');
    await expect(deputy.locator('.read')).toContainText(LONG);
    await expect(deputy.locator('.note')).toContainText(NOTE);
    await expect(deputy.locator('main h1')).toHaveText('Which of these swims?');
    await expectAccessible(deputy, 'a question that is read aloud');
    await expect(sam.page.locator('h1')).toHaveText('Which of these swims?');
    for (const secret of [LONG, NOTE]) expect(await sam.page.content()).not.toContain(secret);
  });

  await test.step('[GAME-20] a skip by a slip of the thumb is taken back', async () => {
    await expect(primary).not.toHaveAttribute('aria-disabled', 'true');
    await deputy.locator('footer button', { hasText: 'Skip' }).click();
    await deputy.locator('.undo button').click();
    await expect(deputy.locator('.read')).toContainText(LONG);
  });

  await test.step('[GAME-44] one player has half as much time again, on a clock of his own', async () => {
    const row = deputy.locator('aside li', { hasText: 'Kim' });
    await row.locator('button').first().click();
    await expectAccessible(deputy, 'the menu of a player on a phone');
    await row.locator('.time button', { hasText: '+50 %' }).click();
    await expect(row.locator('.row')).toContainText('×1.5');
    await press(/Open the answers/);
    await expect(kim.page.locator('.seconds')).toHaveText(/^1(2[1-9]|[3-8]\d)$/);
    await expect(sam.page.locator('.seconds')).toHaveText(/^(1[01]\d|120|\d\d)$/);
  });

  await test.step('it goes on from where it was after a reload, and the answers come', async () => {
    await sam.answer(0);
    await kim.answer(1);
    await kim.expectSent();
    await expect(primary).toContainText('Lock answers');
    await deputy.reload();
    await press(/Lock answers/);
    await press(/Show the answer/);
    await expect(sam.page.locator('main.right')).toBeVisible();
    await press(/Show the scores/);
    await press(/Next question/);
    for (const prompt of ['Which are colours?', 'Stones float on water.']) {
      await expect(deputy.locator('main h1')).toHaveText(prompt);
      await expect(primary).not.toHaveAttribute('aria-disabled', 'true');
      await deputy.locator('footer button', { hasText: 'Skip' }).click();
    }
  });

  await test.step('[GAME-36] from the podium the laptop, which is back, plays again; the deputy and the guests go along', async () => {
    await host.goto(laptop);
    await press(/third|second|winner|End/);
    const again = host.locator('main button.again');
    await expect(async () => {
      if ((await again.count()) === 0) await primary.click({ timeout: 1_000 });
      await expect(again).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await expectAccessible(host, 'the podium with the offer to play again');
    await expect(deputy.locator('main button.again')).toHaveCount(0);
    await again.click();
    await expect(again).toHaveText(/End this one/);
    await expect(again).not.toHaveAttribute('aria-disabled', 'true');
    await again.click();
    await sam.page.getByRole('button', { name: 'Stay here' }).click();
    await expect(sam.page.locator('article')).toContainText('Sam');
    await expectAccessible(sam.page, 'the card of the evening');
    await host.waitForURL((url) => url.pathname.startsWith('/host/') && !url.pathname.endsWith(code));
    const next = host.url().split('/').at(-1) ?? '';
    await deputy.waitForURL(`**/host/${next}`);
    await expect(primary).toContainText('Start');
    await kim.page.waitForURL(`**/play/${next}`);
    await expect(host.locator('header')).toContainText('2 panels are open');
  });

  await test.step('[ROOM-26] the host takes the right away: at once, and for good', async () => {
    await unfold(host, 'Another device');
    const row = host.locator('aside li', { hasText: 'Chrome' });
    await row.getByRole('button').click();
    await expect(row.getByRole('button')).not.toHaveAttribute('aria-disabled', 'true');
    await row.getByRole('button').click();
    await expect(deputy.locator('h1')).toHaveText('This device does not lead the quiz any more.');
    await expect(row).toHaveCount(0);
    const answer = await deputy.reload();
    expect(answer?.status()).toBe(401);
    await expect(deputy.locator('p').first()).toContainText('Ask the host for a new link');
    await expect(host.locator('.primary')).toContainText('Start');
  });
  expectNoComplaints(devices, '401');
  await devices.close();
});
