import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { demoQuizzes } from '#scripts/demo/quizzes.ts';
import { launchChromium } from '../support/chromium.ts';
import { listSights, openGuide, serveGuide, show } from '../visual/guide.ts';

/**
 * `npm run shots -- [--players N] [--locale en|nl] [--quiz 1|2|3]`: takes a picture of every specimen of the styleguide, where a
 * demo quiz is played, in the sizes of what it is seen on, into `shots/`.
 */
function option(name: string, fallback: string): string {
  const index = process.argv.indexOf(`--${name}`);
  return (index >= 0 ? process.argv[index + 1] : undefined) ?? fallback;
}
const players = Number(option('players', '12'));
const locale = option('locale', 'en');
const quiz = demoQuizzes[Number(option('quiz', '3')) - 1];
if (!Number.isInteger(players) || players < 1 || !['en', 'nl'].includes(locale) || !quiz) {
  console.error('Usage: npm run shots -- [--players N] [--locale en|nl] [--quiz 1|2|3]');
  process.exit(2);
}
const FOLDER = 'shots';

type Size = readonly [width: number, height: number];
const SIZES: Readonly<Record<string, readonly Size[]>> = {
  stage: [[1280, 720], [1920, 1080], [1024, 768]],
  panel: [[1280, 800], [390, 844], [820, 1180]],
  phone: [[390, 844], [320, 568], [820, 1180]],
  page: [[1280, 800], [390, 844]],
  part: [[480, 360]]
};

const guide = await serveGuide();
const browser = await launchChromium();
let taken = 0;
try {
  rmSync(FOLDER, { recursive: true, force: true });
  const query = `?lang=${locale}&players=${String(players)}`;
  const left = `globalThis.styleguideQuiz = ${JSON.stringify(quiz)};`;
  const { page: index } = await openGuide(browser, 'page');
  await index.addInitScript(left);
  const sights = await listSights(index, guide, query);
  for (const [screen, sizes] of Object.entries(SIZES)) {
    for (const [width, height] of sizes) {
      const { page } = await openGuide(browser, screen, { viewport: { width, height }, locale });
      await page.addInitScript(left);
      for (const sight of sights.filter((one) => one.screen === screen)) {
        await show(page, guide, sight, query);
        const path = join(FOLDER, `${sight.name}-${String(width)}.png`);
        mkdirSync(dirname(path), { recursive: true });
        await page.screenshot({ path, caret: 'hide' });
        taken += 1;
      }
      await page.context().close();
    }
  }
} finally {
  await browser.close();
  await guide.stop();
}
console.log(`${String(taken)} pictures are in ${FOLDER}/.`);
