import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findViolations } from '../e2e/watch.ts';
import { launchChromium } from '../support/chromium.ts';
import { listSights, openGuide, SCREENS, serveGuide, show, type Sight } from './guide.ts';
import { Comparison, isCompared, takePicture, TOLERATED } from './references.ts';

/**
 * `npm run visual`: compares pictures of the styleguide with those that are kept; `-- --renew` keeps them anew, those that
 * differ, and `-- --axe` looks for violations in every specimen, in both languages, with texts that run from right to
 * left, and in the dark.
 */
const FOLDER = 'test-results/visual';
const QUERIES = ['', '?lang=nl', '?dir=rtl', '?lang=nl&scheme=dark'];

const [wish] = process.argv.slice(2);
if (wish !== undefined && wish !== '--renew' && wish !== '--axe') {
  console.error('Usage: npm run visual [-- --renew | --axe]');
  process.exit(2);
}

const guide = await serveGuide();
const browser = await launchChromium();
let bad = 0;

/** Calls for each specimen, on a page of the size of its screen. */
async function each(
  act: (sight: Sight, page: Awaited<ReturnType<typeof openGuide>>['page']) => Promise<void>
): Promise<readonly Sight[]> {
  const { page: index } = await openGuide(browser, 'page');
  const sights = await listSights(index, guide);
  for (const screen of Object.keys(SCREENS)) {
    const { page, complaints } = await openGuide(browser, screen);
    for (const sight of sights.filter((one) => one.screen === screen)) await act(sight, page);
    for (const complaint of complaints) console.log(complaint);
    bad += complaints.length;
  }
  return sights;
}

async function compare(): Promise<void> {
  const comparison = await Comparison.open(browser);
  rmSync(FOLDER, { recursive: true, force: true });
  const sights = await each(async (sight, page) => {
    if (!isCompared(sight)) return;
    const picture = await takePicture(page, guide, sight);
    const share = await comparison.differs(sight, picture);
    if (share <= TOLERATED) return;
    console.log(`${sight.name}: ${(100 * share).toFixed(1)} % differs`);
    if (wish === '--renew') await comparison.keep(sight, picture);
    else {
      bad += 1;
      const file = join(FOLDER, `${sight.name}.png`);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, picture);
    }
  });
  if (wish === '--renew') Comparison.tidy(sights);
  else if (bad > 0)
    console.log(`How they look now is in ${FOLDER}/; “npm run visual -- --renew” keeps them so.`);
}

try {
  if (wish === '--axe') {
    await each(async (sight, page) => {
      for (const query of QUERIES) {
        await show(page, guide, sight, query);
        for (const violation of await findViolations(page)) {
          bad += 1;
          console.log(`${sight.name}${query}: ${violation}`);
        }
      }
    });
  } else await compare();
} finally {
  await browser.close();
  await guide.stop();
}
console.log(
  bad === 0 ? 'Everything is as it should be.' : `${String(bad)} things are not as they should be.`
);
process.exitCode = bad === 0 ? 0 : 1;
