import { readFileSync } from 'node:fs';
import type { Page, WebSocketRoute } from 'playwright/test';
import { expect, test, type App } from './app.ts';
import { hostQuiz, keepTheClock, signIn } from './studio.ts';
import { withTranslator } from './translator.ts';
import { Devices, expectAccessible } from './watch.ts';

/** The app as guests on the same Wi-Fi reach it: plain http, and not this computer. */
const onWifi = (app: App) => app.url.replace('localhost', 'party.test');

const TITLE = 'سهرة الألغاز';
const QUESTION = 'ما هذا؟\nاختر واحدة.';

interface Draft {
  readonly type: string;
  readonly prompt: string;
  readonly options?: readonly string[];
  readonly right?: readonly number[];
  readonly fill?: Readonly<Record<string, string>>;
}

const QUESTIONS: readonly Draft[] = [
  { type: 'singleChoice', prompt: QUESTION, options: ['قطة', 'Hond', 'طائر'], right: [1] },
  {
    type: 'multipleChoice',
    prompt: 'Welke twee zijn fruit? أي اثنتين فاكهة؟',
    options: ['Peer', 'Stoel', 'تفاح', 'Lamp', 'Hottentottententententoonstelling', '6'],
    right: [0, 2]
  },
  { type: 'typedAnswer', prompt: 'Hoofdstad van Frankrijk?', fill: { accepted: 'Paris\nباريس' } },
  {
    type: 'numberEstimate',
    prompt: 'Minuten in een dag?',
    fill: { correctNumber: '1440', tolerance: '100', unit: 'min' }
  }
];

async function makeQuiz(page: Page, answerChange: boolean): Promise<void> {
  await page.locator('form[action="?/create"] input[name=title]').fill(TITLE);
  await page.locator('form[action="?/create"] button').last().click();
  await page.waitForURL(/\/quizzes\/[0-9a-f-]{36}$/);
  const quiz = page.url();
  for (const { type, prompt, options = [], right = [], fill = {} } of QUESTIONS) {
    const href = await page.locator('a[href*="/items/new"]').last().getAttribute('href');
    await page.goto(new URL(`${href ?? ''}&type=${type}`, quiz).href);
    await page.locator('textarea[name=prompt]').fill(prompt);
    for (const [index, text] of options.entries())
      await page.locator(`input[name="option-${String(index)}"]`).fill(text);
    for (const index of right) await page.locator('input[name=right]').nth(index).check();
    for (const [name, text] of Object.entries(fill)) await page.locator(`[name=${name}]`).fill(text);
    await page.locator('input[name=timeLimitSeconds]').fill('120');
    await page.locator('form[action="?/save"] button:not([formaction])').last().click();
    await page.waitForURL((url) => url.href.split('#')[0] === quiz);
  }
  await keepTheClock(page);
  if (!answerChange) return;
  await page.locator('input[name=answerChange]').check();
  await expect(page.locator('form[action="?/settings"] [role=status]')).toHaveText(/Saved/);
}

/** Everything is on the page: nothing beside it, and nothing to scroll for where that is said. */
async function expectFits(page: Page, screen: string, wholly: readonly string[] = []): Promise<void> {
  const wide = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(wide[0], `${screen} is as wide as the phone`).toBeLessThanOrEqual(wide[1] ?? 0);
  for (const part of wholly)
    await expect(page.locator(part), `${screen}: ${part}`).toBeInViewport({ ratio: 1 });
}

const isAwake = (page: Page) =>
  page.evaluate(() => {
    const video = document.querySelector('video');
    const box = video?.getBoundingClientRect();
    return (
      !isSecureContext && video?.paused === false && box?.width === innerWidth && box.height === innerHeight
    );
  });

interface Guest {
  readonly page: Page;
  readonly name: string;
}

const GUESTS = [
  { name: 'محمد 5', locale: 'en', size: [320, 568] },
  { name: 'Zoë', locale: 'nl', size: [390, 844] },
  { name: 'De Snelle Slakken v. d. B', locale: 'en', size: [844, 390] }
] as const;

test('a guest gets from the code to the podium on any phone over a Wi-Fi without https, translated or not', async ({
  browser,
  app
}) => {
  const url = onWifi(app);
  const devices = new Devices(browser);
  const host = await devices.open('host', 1280, 800);
  await signIn(host, { ...app, url });
  await makeQuiz(host, false);
  const code = await hostQuiz(host);
  await withTranslator(host.context());
  await host.reload();
  const display = await devices.open('display', 1280, 720, { locale: 'nl' });
  await withTranslator(display.context());
  await display.goto(`${url}/display/${code}`);

  const press = async (label: RegExp) => {
    await expect(host.locator('.primary')).toHaveText(label);
    await expect(host.locator('.primary')).not.toHaveAttribute('aria-disabled', 'true');
    await host.locator('.primary').click();
  };

  const guests: Guest[] = [];
  /** Looks at each screen on one of the phones, another one each time. */
  let turn = 0;
  const check = async (name: string, page: Page, screen: string) => {
    if (name === GUESTS[turn % GUESTS.length]?.name) await expectAccessible(page, `${screen} of ${name}`);
  };
  let isBlocked = false;
  for (const { name, locale, size } of GUESTS) {
    await test.step(`${name} joins`, async () => {
      const page = await devices.open(name, size[0], size[1], { hasTouch: true, locale });
      if (name === 'Zoë') await withTranslator(page.context());
      await page.routeWebSocket(/\/ws$/, (socket: WebSocketRoute) => {
        if (!isBlocked) socket.connectToServer();
      });
      await page.goto(url);
      const field = page.locator('#code');
      await expect(field).toBeFocused();
      for (const wrong of ['?!', 'zzzz9']) {
        await field.fill(wrong);
        await field.press('Enter');
        await expect(page.locator('#code-error')).toBeVisible();
        await expect(field).toHaveValue(wrong);
        await expectFits(page, 'landing');
      }
      await check(name, page, 'landing with a wrong code');
      await field.fill(`${code.slice(0, 2)} ${code.slice(2)}`.toLowerCase());
      await field.press('Enter');
      await expect(page.locator('.title')).toHaveText(TITLE);
      await expectFits(page, 'join', ['#name', '.go']);
      await check(name, page, 'join');
      await page.locator('#name').fill(name);
      isBlocked = name === 'Zoë';
      await page.locator('.go').click();
      if (isBlocked) {
        // No socket gets through: it says so, keeps the name, and goes on trying.
        await expect(page.locator('.error')).toContainText(/wifi/);
        await expect(page.locator('#name')).toHaveValue(name);
        await expectAccessible(page, 'join without a connection');
        isBlocked = false;
      }
      await expect(page.locator('main .avatar')).toBeVisible();
      await expectFits(page, 'lobby');
      if (name === 'Zoë') {
        await page.locator('.change').click();
        await expect(page.locator('#name')).toHaveValue(name);
        await expectAccessible(page, 'another name');
        await page.locator('.face', { hasText: '🐙' }).click();
        await page.locator('.go').click();
        await expect(page.locator('main .avatar')).toHaveText('🐙');
      }
      expect(await isAwake(page), 'the phone stays awake').toBe(true);
      guests.push({ page, name });
    });
  }
  const everybody = async (look: (guest: Guest) => Promise<void>) => {
    turn += 1;
    for (const guest of guests) await look(guest);
  };
  await expect.poll(() => isAwake(display)).toBe(true);
  await expect.poll(() => isAwake(host)).toBe(true);
  await expect(display.locator('.names')).toContainText('Zoë');

  await test.step('one answer: letters and numbers of the keyboard tap tiles', async () => {
    await press(/Start the quiz/);
    await everybody(async ({ page, name }) => {
      await expect(page.locator('.seconds')).toBeVisible();
      const question = page.locator('.question h1');
      if (name === 'Zoë') await expect(question, 'what comes as a whole is translated').toContainText('«');
      await expect(question).toHaveCSS('direction', 'rtl');
      expect((await question.innerText()).trim().split('\n')).toHaveLength(2);
      await expectFits(page, 'three answers', ['.tile >> nth=2', 'footer']);
      const widths = await page
        .locator('.tile')
        .evaluateAll((tiles) => tiles.map((tile) => tile.clientWidth));
      expect(new Set(widths).size, 'three answers are three rows').toBe(1);
      const before = await page.locator('.tile').first().boundingBox();
      await page.keyboard.press(name === 'Zoë' ? 'b' : '2');
      await expect(page.locator('.tile').nth(1)).toHaveAttribute('aria-pressed', 'true');
      await expect(page.locator('.sent')).toContainText('✓');
      await check(name, page, 'answered');
      expect(await page.locator('.tile').first().boundingBox(), 'tiles stay where they are').toEqual(before);
    });
    await press(/Lock answers/);
    await press(/Show the answer/);
    await everybody(({ page }) => expect(page.locator('.points')).toBeVisible());
    await expect(display.locator('.reveal .check')).toBeVisible();
    await expectAccessible(display, 'display reveal');
    await press(/Show the scores/);
    await everybody(async ({ page, name }) => {
      await expect(page.locator('main.board h1')).toBeVisible();
      // Nothing to hold before the second question.
      await expect(page.locator('.place')).not.toContainText(/Holding|houdt/);
      await expectFits(page, 'scoreboard');
      await check(name, page, 'scoreboard');
    });
  });

  /** A question in which nobody sends what he enters. */
  const askWithoutSending = async (enter: (page: Page) => Promise<void>) => {
    await press(/Next question/);
    await everybody(async ({ page, name }) => {
      await expect(page.locator('.seconds')).toBeVisible();
      await enter(page);
      await expectFits(page, 'entered', ['.send', 'footer']);
      await check(name, page, 'entered');
      await expect(page.locator('.sent')).toContainText('✓');
    });
    await expect(display.locator('footer b').first()).toHaveText('0');
    await press(/Lock answers/);
    await press(/Show the answer/);
    await everybody(({ page }) => expect(page.locator('main.right')).toBeVisible());
  };

  await test.step('several answers, ticked and not sent, count', async () => {
    await askWithoutSending(async (page) => {
      await page.locator('.tile').nth(2).click();
      await page.locator('.tile').nth(0).click();
    });
    await press(/Show the scores/);
  });
  await test.step('a text, typed and not sent, counts, after a reload too', async () => {
    await askWithoutSending(async (page) => {
      await page.locator('#typed').fill('باريس');
      await page.reload();
      await expect(page.locator('#typed')).toHaveValue('باريس');
    });
    await press(/Show the scores/);
  });
  await test.step('a number, typed and not sent, counts', async () => {
    await askWithoutSending((page) => page.locator('#typed').fill('1440'));
  });

  await test.step('the way back, and a card to share', async () => {
    const [first] = guests;
    if (!first) throw new Error('nobody there');
    await first.page.goto(url);
    await expectFits(first.page, 'landing with a way back');
    await expectAccessible(first.page, 'landing with a way back');
    await first.page.locator('.back', { hasText: TITLE }).click();
    await expect(first.page.locator('main.right')).toBeVisible();
    await press(/To the podium/);
    await everybody(async ({ page, name }) => {
      await expect(page.locator('.medal')).toBeVisible();
      await expectFits(page, 'podium');
      await check(name, page, 'podium');
      await page.locator('main button').click();
      await expect(page.locator('main button')).toHaveText(/Copied|Gekopieerd/);
      const [picture] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('main a[download]').click()
      ]);
      expect(
        readFileSync(await picture.path())
          .subarray(1, 4)
          .toString(),
        'the card is a picture'
      ).toBe('PNG');
    });
    await expectAccessible(display, 'display podium');
  });
  expect(devices.complaints).toEqual([]);
  await devices.close();
});

test('where answers may change, what is entered is kept while it is entered, and is no answer yet', async ({
  browser,
  app
}) => {
  const devices = new Devices(browser);
  const host = await devices.open('host', 1280, 800);
  await signIn(host, app);
  await makeQuiz(host, true);
  const code = await hostQuiz(host);
  const page = await devices.open('phone', 390, 844, { hasTouch: true });
  await page.goto(`${app.url}/play/${code}`);
  await page.locator('#name').fill('Ann');
  await page.locator('.go').click();
  await page.locator('main .avatar').waitFor();
  const press = async (label: RegExp) => {
    await expect(host.locator('.primary')).toHaveText(label);
    await expect(host.locator('.primary')).not.toHaveAttribute('aria-disabled', 'true');
    await host.locator('.primary').click();
  };
  await press(/Start the quiz/);
  await expect(page.locator('.seconds')).toBeVisible();
  await press(/Lock answers/);
  await press(/Show the answer/);
  await press(/Show the scores/);
  await press(/Next question/);
  await expect(page.locator('.seconds')).toBeVisible();
  await page.locator('.tile').nth(0).click();
  await page.locator('.tile').nth(2).click();
  await expect(page.locator('.sent')).toHaveText('Saved ✓');
  await expect(host.locator('.phase')).toContainText('0 of 1');
  // The phone goes dark: what it has entered is there already.
  await page.context().setOffline(true);
  await press(/Lock answers/);
  await press(/Show the answer/);
  await page.context().setOffline(false);
  await expect(page.locator('main.right')).toBeVisible();
  expect(devices.complaints).toEqual([]);
  await devices.close();
});
