import { mkdirSync, rmSync } from 'node:fs';
import postgres from 'postgres';
import type { Browser, Page } from 'playwright';
import { startApp } from '../e2e/app.ts';
import { Bot } from '../support/bot.ts';
import { launchChromium } from '../support/chromium.ts';

/**
 * `npm run shots -- [--players N] [--locale en|nl] [--quiz 1|2|3]`: plays a demo quiz and takes a picture of every
 * screen at every step and size, into `shots/`.
 */
function option(name: string, fallback: string): string {
  const index = process.argv.indexOf(`--${name}`);
  return (index >= 0 ? process.argv[index + 1] : undefined) ?? fallback;
}
const players = Number(option('players', '12'));
const locale = option('locale', 'en');
const quiz = Number(option('quiz', '3'));
const folder = 'shots';

const SIZES = { display: [[1280, 720], [1920, 1080], [1024, 768]], host: [[1280, 800], [390, 844], [820, 1180]], phone: [[390, 844], [320, 568], [820, 1180]] } as const;
const NAMES = ['Milan', 'Oma Truus v. d. Berg-Jan', 'De Snelle Slakken', 'Ada', 'Quizzly Bears', 'Team Lasagne 🍝🍝🍝', 'Noor', 'Ünïcödé Wörld', 'Tafel 9', 'Femke', 'WWWWWWWWWWWWWWWWWWWWWWWW', '李小龙'];

function anyAnswer(bot: Bot, index: number): number | number[] | boolean | string {
  const question = bot.view?.question;
  const options = question && 'options' in question ? question.options.length : 2;
  switch (question?.type) {
    case 'multipleChoice':
      return [index % options, (index + 2) % options];
    case 'trueFalse':
      return index % 3 !== 0;
    case 'typedAnswer':
      return ['Mercury', 'Saturn', 'mercuri', 'No idea', 'Jupiter'][index % 5] ?? '';
    case 'numberEstimate':
      return 50 + index * 7;
    default:
      return index % options;
  }
}

interface Screen {
  readonly name: string;
  readonly page: Page;
}

async function openScreen(browser: Browser, name: string, url: string, size: readonly [number, number], storage?: Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>): Promise<Screen> {
  const context = await browser.newContext({ viewport: { width: size[0], height: size[1] }, locale, ...(storage && { storageState: storage }) });
  const page = await context.newPage();
  await page.goto(url);
  return { name: `${name}-${String(size[0])}`, page };
}

const { app, stop } = await startApp();
// Pictures of nine screens take longer than a question is open.
const sql = postgres(app.databaseUrl, { max: 1 });
await sql`update question set content = content || '{"timeLimitSeconds": 240}'`;
await sql.end();
const browser = await launchChromium();
const bots: Bot[] = [];
try {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const studio = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, locale })).newPage();
  await studio.goto(`${app.url}/studio`);
  await studio.locator('input[name=email]').fill(app.login.email);
  await studio.locator('input[name=password]').fill(app.login.password);
  await studio.locator('main form button').first().click();
  await studio.waitForURL('**/w/demo/quizzes');
  await studio.locator('a[href*="/quizzes/"]').nth(quiz - 1).click();
  await studio.locator('form[action="?/host"] button').click();
  await studio.waitForURL('**/host/**');
  const code = studio.url().split('/').at(-1) ?? '';
  const storage = await studio.context().storageState();
  await studio.context().close();

  const displays = await Promise.all(SIZES.display.map((size) => openScreen(browser, 'display', `${app.url}/display/${code}`, size)));
  const hosts = await Promise.all(SIZES.host.map((size) => openScreen(browser, 'host', `${app.url}/host/${code}`, size, storage)));
  const phones: Screen[] = [];
  const host = hosts[0]?.page;
  if (!host) throw new Error('no host');
  let step = 0;
  const shoot = async (label: string) => {
    // Entrances take up to 0.8 s; a picture wants them over.
    await host.waitForTimeout(900);
    step += 1;
    const prefix = `${folder}/${String(step).padStart(2, '0')}-${label}`;
    for (const { name, page } of [...displays, ...hosts, ...phones]) await page.screenshot({ path: `${prefix}-${name}.png` });
  };

  await shoot('empty');
  for (const [index, size] of SIZES.phone.entries()) {
    const screen = await openScreen(browser, 'phone', `${app.url}/play/${code}`, size);
    if (index === 0) await screen.page.screenshot({ path: `${folder}/00-join.png` });
    await screen.page.locator('#name').fill(NAMES[index] ?? 'Player');
    await screen.page.locator('.go').click();
    await screen.page.locator('.avatar').waitFor();
    phones.push(screen);
  }
  const socket = `${app.url.replace('http', 'ws')}/ws`;
  for (let index = phones.length; index < players; index++) {
    const name = NAMES[index] ?? `Player ${String(index + 1)}`;
    const bot = new Bot(socket);
    await bot.join(code, name);
    bots.push(bot);
  }
  await shoot('lobby');

  for (;;) {
    const primary = host.locator('.primary');
    await host.locator('.primary:not([disabled])').waitFor();
    const step = (await host.locator('.phase').innerText()).toLowerCase();
    if (/podium/.test(step)) {
      await host.waitForTimeout(4_000);
      await shoot('podium');
      await primary.click();
      await host.locator('.primary:not([aria-disabled=true])').click();
      await shoot('ended');
      break;
    }
    await primary.click();
    await host.waitForTimeout(300);
    if (await displays[0]?.page.locator('.alone').isVisible()) {
      await shoot('ready');
      await phones[0]?.page.locator('.seconds').waitFor();
      await shoot('open');
      for (const [index, { page }] of phones.entries()) {
        if (await page.locator('.tile').count()) {
          await page.locator('.tile').nth(index % (await page.locator('.tile').count())).click();
          if (await page.locator('.question > .send').count()) await page.locator('.question > .send').click();
        } else {
          await page.locator('#typed').fill((await page.locator('#typed').getAttribute('inputmode')) === 'decimal' ? String(100 * (index + 1)) : 'Saturn');
          await page.locator('form .send').click();
        }
      }
      // Four in five answer, each something else.
      await Promise.all(
        bots.flatMap((bot, index) => (index % 5 === 4 ? [] : [bot.answer(anyAnswer(bot, index))]))
      );
      await shoot('answered');
    } else await shoot('after');
  }
} finally {
  for (const bot of bots) bot.close();
  await browser.close();
  await stop();
}
console.log(`Pictures are in ${folder}/.`);
