import { expect, test } from './app.ts';
import { Phone } from './phone.ts';
import { hostQuiz, importQuiz, signIn } from './studio.ts';
import { Devices } from './watch.ts';

/** Everything a phone loads from the QR code to the podium, compressed, in bytes. */
const BUDGET = 30_000;

for (const locale of ['en', 'nl']) {
  test(`the phone loads at most 30 KB to join and play (${locale})`, async ({ browser, app }) => {
    const devices = new Devices(browser, locale);
    const host = await devices.open('host', 1280, 800);
    await signIn(host, app);
    await importQuiz(host, app);
    const code = await hostQuiz(host);

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
    await new Phone(page, 'Weigher').answer(0);
    await page.waitForLoadState('networkidle');

    await Promise.all(sizes);
    const sum = [...loaded.values()].reduce((total, bytes) => total + bytes, 0);
    expect(
      [...loaded.keys()].some((url) => url.includes('/player')),
      'the island was counted'
    ).toBe(true);
    test.info().annotations.push({
      type: 'bytes',
      description: `${locale}: ${String(sum)} ${JSON.stringify([...loaded])}`
    });
    expect(sum, JSON.stringify([...loaded])).toBeLessThanOrEqual(BUDGET);
    expect(devices.complaints).toEqual([]);
    await devices.close();
  });
}
