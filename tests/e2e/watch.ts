import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright/test';
import { expect } from 'playwright/test';

/** What a browser says by itself when a connection is cut on purpose. */
const EXPECTED = [/WebSocket connection to .* failed/, /net::ERR_INTERNET_DISCONNECTED/];

/** Opens pages, each in a context of its own like a device of its own, and hears everything they complain about. */
export class Devices {
  readonly complaints: string[] = [];
  readonly #browser: Browser;
  readonly #locale: string;

  constructor(browser: Browser, locale = 'en') {
    this.#browser = browser;
    this.#locale = locale;
  }

  async open(
    name: string,
    width: number,
    height: number,
    options: BrowserContextOptions = {}
  ): Promise<Page> {
    const context = await this.#browser.newContext({
      viewport: { width, height },
      locale: this.#locale,
      // A stage in motion, drawn without a graphics card, takes the cores that the other pages need.
      reducedMotion: 'reduce',
      ...options
    });
    const page = await context.newPage();
    page.on('console', (message) => {
      const text = message.text();
      const bad = message.type() === 'error' || message.type() === 'warning';
      if (bad && !EXPECTED.some((pattern) => pattern.test(text))) this.complaints.push(`${name}: ${text}`);
    });
    page.on('pageerror', (error) => this.complaints.push(`${name}: ${error.message}`));
    return page;
  }

  async close(): Promise<void> {
    for (const context of this.#browser.contexts()) await context.close();
  }
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every violation of WCAG 2.2 A and AA that axe finds on the page as it is now. */
export async function findViolations(page: Page): Promise<string[]> {
  if (!(await page.evaluate<boolean>(`'axe' in window`))) await page.evaluate(axeSource);
  // Entrances fade in: colours count when they have arrived. The ring of a clock takes as long as its question, and what a
  // pause stopped takes for ever.
  await page.evaluate(async () => {
    await Promise.allSettled(
      document
        .getAnimations()
        .filter((animation) => {
          const end = Number(animation.effect?.getComputedTiming().endTime ?? Infinity);
          return animation.playState === 'running' && end - Number(animation.currentTime ?? 0) < 10_000;
        })
        .map((animation) => animation.finished)
    );
  });
  const result = await page.evaluate<AxeResult>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`
  );
  return result.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary ?? ''}`).join(' | ')}`
  );
}

export async function expectAccessible(page: Page, screen: string): Promise<void> {
  expect(await findViolations(page), `accessibility of ${screen}`).toEqual([]);
}

/** What is read from ten metres is at least so large, in hundredths of the height of the screen. */
const READ = 4.5;

/** Fails with every text of a stage that the last row cannot read, or that its box cuts off. */
export async function expectReadable(display: Page, screen: string): Promise<void> {
  const found = await display.evaluate((least) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const bad: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      const element = node.parentElement;
      // Who presses the switch of the sound stands before it; a face is no text.
      if (
        !element ||
        !/[\p{L}\p{N}]/u.test(text) ||
        element.closest('svg, script, .visually-hidden, [aria-labelledby=sound-question]')
      )
        continue;
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      const size = (Number.parseFloat(getComputedStyle(element).fontSize) / innerHeight) * 100;
      if (size < least - 0.01) bad.push(`${size.toFixed(2)} %: ${text}`);
      const isCut =
        box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1;
      if (isCut) bad.push(`cut off: ${text}`);
    }
    return bad;
  }, READ);
  expect(found, `texts of ${screen}`).toEqual([]);
}
