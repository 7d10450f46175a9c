import { expect, test as base } from 'playwright/test';
import { listSights, openGuide, SCREENS, serveGuide, show, type Guide, type Sight } from '../visual/guide.ts';
import { Comparison, isCompared, keptNames, takePicture, TOLERATED } from '../visual/references.ts';
import { findViolations } from './watch.ts';

const test = base.extend<object, { guide: Guide }>({
  guide: [
    async ({}, use) => {
      const guide = await serveGuide();
      await use(guide);
      await guide.stop();
    },
    { scope: 'worker', timeout: 180_000 }
  ]
});

// A record of every step would take longer than the steps.
test.use({ trace: 'off' });

/** Each specimen is seen one way; together they are seen in every way. `npm run visual -- --axe` sees each in all. */
const WAYS = ['', '?lang=nl', '?dir=rtl', '?lang=nl&scheme=dark'];

const bySize = (sights: readonly Sight[]): readonly (readonly [string, readonly Sight[]])[] =>
  Object.keys(SCREENS).map((screen) => [screen, sights.filter((sight) => sight.screen === screen)]);

test('every specimen is there without a complaint, and accessible', async ({ browser, guide }) => {
  const found: string[] = [];
  const { page: index } = await openGuide(browser, 'page');
  const sights = await listSights(index, guide);
  expect(sights.length).toBeGreaterThan(100);
  for (const [screen, some] of bySize(sights)) {
    const { page, complaints } = await openGuide(browser, screen);
    for (const [n, sight] of some.entries()) {
      const way = WAYS[n % WAYS.length] ?? '';
      await show(page, guide, sight, way);
      for (const violation of await findViolations(page)) found.push(`${sight.name}${way}: ${violation}`);
    }
    found.push(...complaints);
    await page.context().close();
  }
  expect(found).toEqual([]);
});

test('everything looks as it is kept; a moved tile or another colour would be seen', async ({
  browser,
  guide
}) => {
  const comparison = await Comparison.open(browser);
  const { page: index } = await openGuide(browser, 'page');
  const compared = (await listSights(index, guide)).filter(isCompared);
  expect(keptNames().sort(), 'npm run visual -- --renew').toEqual(compared.map(({ name }) => name).sort());
  const changed: string[] = [];
  for (const [screen, some] of bySize(compared)) {
    const { page } = await openGuide(browser, screen);
    for (const sight of some) {
      const share = await comparison.differs(sight, await takePicture(page, guide, sight));
      if (share > TOLERATED) changed.push(`${sight.name}: ${(100 * share).toFixed(1)} %`);
    }
    await page.context().close();
  }
  expect(changed, 'see “npm run visual”').toEqual([]);

  const question = compared.find(({ name }) => name === 'stage/question-end');
  if (!question) throw new Error('no open question among them');
  const { page } = await openGuide(browser, 'stage');
  for (const [name, value] of [
    ['translate', '20%'],
    ['--tile', 'var(--answer-c)']
  ] as const) {
    await takePicture(page, guide, question);
    expect(await comparison.differs(question, await page.screenshot({ caret: 'hide' }))).toBeLessThan(
      TOLERATED
    );
    const tile = page.locator('.answer-grid > :first-child');
    await tile.evaluate(
      (one, [of, to]) => {
        one.style.setProperty(of, to);
      },
      [name, value] as const
    );
    const share = await comparison.differs(question, await page.screenshot({ caret: 'hide' }));
    expect(share, name).toBeGreaterThan(TOLERATED);
  }
});
