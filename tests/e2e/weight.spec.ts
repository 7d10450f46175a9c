import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './app.ts';
import { Phone } from './phone.ts';
import { hostImportedQuiz } from './studio.ts';
import { Devices } from './watch.ts';

/** What a phone loads, compressed, in bytes: until the first answer can be tapped, and from the QR code to the podium. */
const KB = 1_024;
const FIRST_ANSWER = 30 * KB;
const EVENING = 40 * KB;
/** Its script alone, and what comes while people wait. */
const SHELL = 25 * KB;
const CHUNK = 3 * KB;

for (const locale of ['en', 'nl']) {
  test(`the phone loads at most 30 KB to the first answer, and 40 KB in an evening (${locale})`, async ({
    browser,
    app
  }) => {
    const devices = new Devices(browser, locale);
    const host = await devices.open('host', 1280, 800);
    const code = await hostImportedQuiz(host, app);

    const loaded = new Map<string, number>();
    const page = await devices.open('phone', 390, 844);
    const sizes: Promise<void>[] = [];
    page.on('requestfinished', (request) => {
      sizes.push(
        request.sizes().then(({ responseBodySize }) => void loaded.set(request.url(), responseBodySize))
      );
    });
    await page.goto(`${app.url}/play/${code}`);
    await page.locator('#name').fill('Weigher');
    await page.locator('.go').click();
    await page.locator('main .avatar').waitFor();
    await host.locator('.primary').click();
    const phone = new Phone(page, 'Weigher');
    await expect(page.locator('.tile').first()).toHaveAttribute('aria-disabled', 'false');
    await phone.answer(0);
    await host.locator('.primary').click();
    await expect(host.locator('.primary')).toHaveText(/Show the answer|Laat het antwoord/);
    await host.locator('.primary').click();
    await expect(page.locator('main.right, main.wrong')).toBeVisible();
    await page.waitForLoadState('networkidle');

    await Promise.all(sizes);
    const sum = (urls: (url: string) => boolean) =>
      [...loaded].reduce((total, [url, bytes]) => total + (urls(url) ? bytes : 0), 0);
    // Asked for once the first question is open, so that nobody waits for it.
    const first = sum((url) => !/\/(ResultScreen|PodiumScreen|Reactions)\b/.test(url));
    const evening = sum(() => true);

    const report = JSON.stringify([...loaded]);
    const scripts = [...loaded].filter(([url]) => url.includes('/player/'));
    const [shell, ...chunks] = scripts.sort(([, a], [, b]) => b - a).map(([, bytes]) => bytes);
    expect(shell, `the script was counted: ${report}`).toBeLessThanOrEqual(SHELL);
    expect(chunks.length, report).toBeGreaterThan(1);
    expect(Math.max(...chunks), report).toBeLessThanOrEqual(CHUNK);
    expect(first, report).toBeLessThanOrEqual(FIRST_ANSWER);
    expect(evening, report).toBeLessThanOrEqual(EVENING);
    test.info().annotations.push({ type: 'bytes', description: `${locale}: ${String(first)} ${report}` });
    expect(devices.complaints).toEqual([]);
    await devices.close();
  });
}

test('the styleguide adds nothing to the product: neither an address nor code', async ({ app }) => {
  expect((await fetch(`${app.url}/styleguide/`)).status).toBe(404);
  const holders = readdirSync('build', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(js|html|json)$/.test(file))
    .filter((file) => readFileSync(join('build', file), 'utf8').includes('src/styleguide'));
  expect(holders).toEqual([]);
});
