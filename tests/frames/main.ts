import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startApp } from '../e2e/app.ts';
import { hostImportedQuiz } from '../e2e/studio.ts';
import { Bot } from '../support/bot.ts';
import { launchChromium } from '../support/chromium.ts';
import { collect, taken, type MomentFrames } from './collect.ts';

/**
 * `npm run frames -- [--json] [--players N] [--slowdown N]`: plays an evening and measures how the display draws each
 * moment, with a processor that is so many times slower. Without a graphics card every pixel is drawn by the same cores.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    players: { type: 'string', default: '300' },
    slowdown: { type: 'string', default: '6' }
  }
});
const players = Number(values.players);
const slowdown = Number(values.slowdown);
if (!Number.isInteger(players) || players < 1 || !(slowdown >= 1)) {
  process.stderr.write(
    'Usage: npm run frames -- [--json] [--players N] [--slowdown N], numbers from 1 on.\n'
  );
  process.exit(2);
}

const say = (line: MomentFrames) => {
  const { moment, p95Ms, longTasks, longestMs, shift } = line;
  process.stdout.write(
    values.json
      ? `${JSON.stringify(line)}\n`
      : `${moment.padEnd(12)} p95 ${String(p95Ms)} ms, ${String(longTasks)} long tasks, longest ${String(longestMs)} ms, shift ${String(shift)}\n`
  );
};

const { app, stop } = await startApp();
const browser = await launchChromium();
const bots: Bot[] = [];
try {
  const host = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  const code = await hostImportedQuiz(host, app);
  // The host's page would take the cores that the display is measured on: one that stands still is enough to press.
  await host.emulateMedia({ reducedMotion: 'reduce' });

  const display = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage();
  const devtools = await display.context().newCDPSession(display);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await collect(display);
  await display.goto(`${app.url}/display/${code}`);
  await display.bringToFront();
  const measure = async (moment: string, run: () => Promise<unknown>) => {
    await taken(display, moment);
    await run();
    say(await taken(display, moment));
  };
  const press = async (label: RegExp) => {
    await host.locator('.primary:not([aria-disabled=true])', { hasText: label }).click();
  };

  await measure('curtain', () => sleep(5_000));
  await measure('arrivals', async () => {
    for (let index = 0; index < players; index++) {
      const bot = new Bot(`${app.url.replace('http', 'ws')}/ws`);
      bots.push(bot);
      await bot.join(code, `Player ${String(index + 1)}`);
    }
    await sleep(3_000);
  });
  for (const turn of [1, 2, 3]) {
    await measure(turn === 1 ? 'round' : `question ${String(turn)}`, async () => {
      await press(turn === 1 ? /Start the quiz/ : /Next question/);
      await display.locator('.answer-grid li.in').last().waitFor();
      await sleep(1_500);
    });
    await measure(`answers ${String(turn)}`, async () => {
      await Promise.all(
        bots.map(async (bot, index) => {
          await sleep((index * 4_000) / players);
          await bot.answer(turn === 2 ? [index % 4] : turn === 3 ? index % 2 === 0 : index % 4);
        })
      );
      await sleep(1_000);
    });
    await press(/Lock answers/);
    await measure(`reveal ${String(turn)}`, async () => {
      await press(/Show the answer/);
      await sleep(4_000);
    });
    if (turn === 3) break;
    await measure(`board ${String(turn)}`, async () => {
      await press(/Show the scores/);
      await sleep(4_000);
    });
  }
  await measure('podium', async () => {
    await press(/To the podium/);
    await display.locator('.steps .p1.out').waitFor({ timeout: 60_000 });
    await sleep(5_000);
  });
} finally {
  for (const bot of bots) bot.close();
  await browser.close();
  await stop();
}
