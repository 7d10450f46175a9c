import { crc32, deflateSync } from 'node:zlib';
import { expect, test } from './app.ts';
import { Phone } from './phone.ts';
import { hostQuiz, importQuiz, signIn } from './studio.ts';
import { Devices, expectAccessible } from './watch.ts';

const SECRET = 'GPS 52.37 N 4.89 E';

/** A wide PNG, larger than a logo may be, that says where it was taken: a band of green with a clear margin above and below. */
function largePicture(): Buffer {
  const [width, height] = [1_500, 500];
  const chunk = (name: string, content: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), content]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(content.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits of red, green, blue and opacity.
  header.set([8, 6, 0, 0, 0], 8);
  const clear = Buffer.alloc(1 + width * 4);
  const band = Buffer.concat([Buffer.alloc(1), Buffer.alloc(width * 4, Buffer.of(0, 220, 120, 255))]);
  const lines = Array.from({ length: height }, (_, y) => (y > 150 && y < 350 ? band : clear));
  return Buffer.concat([
    Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from(`Comment\0${SECRET}`)),
    chunk('IDAT', deflateSync(Buffer.concat(lines))),
    chunk('IEND', Buffer.alloc(0))
  ]);
}

test('[GAME-43] [WEB-16] a workspace sets colours and a logo, and the evening looks like it', async ({
  browser,
  app
}) => {
  const devices = new Devices(browser, 'en');
  const studio = await devices.open('studio', 1280, 800);
  await signIn(studio, app);
  await studio.locator('.where').click();
  await studio.waitForURL('**/w/demo/settings');
  await expectAccessible(studio, 'settings');

  // What is too weak is said, and one tap takes the nearest colour that is not.
  const main = studio.locator('input[name=main]');
  await main.fill('#ffcc00');
  await expect(studio.locator('.weak').first()).toContainText('Light text is too weak on it: 1.4 : 1');
  await expectAccessible(studio, 'settings with weak colours');
  await studio
    .getByRole('button', { name: /^Take #/ })
    .first()
    .click();
  await expect(main).not.toHaveValue('#ffcc00');
  await expect(studio.locator('.weak')).toHaveCount(0);
  await main.fill('#0055ff');
  await studio.locator('input[name=accent]').fill('ffd400');
  await expect(studio.locator('.weak')).toHaveCount(0);
  await expect(studio.locator('.stage')).toHaveCSS('--stand', '#0055ff');

  // A logo is made small in the page; what is no picture is refused before it is sent.
  const file = studio.locator('input[type=file]');
  await file.setInputFiles({ name: 'logo.svg', mimeType: 'image/png', buffer: Buffer.from('<svg/>') });
  await expect(studio.getByRole('alert')).toContainText('no PNG, JPEG or WebP');
  await file.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: largePicture() });
  await expect(studio.locator('.stage img[src^="blob:"]')).toBeVisible();
  await studio.locator('input[name=alt]').fill('De Kroon');
  await studio.locator('input[name=name]').fill('Café De Kroon');
  await studio.getByRole('button', { name: 'Save' }).click();
  await expect(studio.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();
  await expect(studio.locator('.where')).toContainText('Café De Kroon');
  await expectAccessible(studio, 'settings, saved');
  const source = (await studio.locator('.stage img[src^="/logo/"]').getAttribute('src')) ?? '';

  // As a browser hears it, signed in or not.
  const answer = await studio.request.get(app.url + source);
  expect(answer.headers()).toMatchObject({
    'content-type': 'image/png',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff'
  });
  const bytes = await answer.body();
  expect(bytes.includes(SECRET)).toBe(false);
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  // The clear margin has gone; where it ends hangs on the browser's rounding.
  expect(width).toBe(600);
  expect(Math.abs(height - 80)).toBeLessThanOrEqual(2);
  expect((await studio.request.get(`${app.url}/logo/${'0'.repeat(64)}.png`)).status()).toBe(404);

  await importQuiz(studio, app);
  const code = await hostQuiz(studio);
  const display = await devices.open('display', 1920, 1080);
  await display.goto(`${app.url}/display/${code}`);
  const logo = display.getByRole('img', { name: 'De Kroon' });
  await expect(logo).toBeVisible();
  expect(await logo.evaluate((img: HTMLImageElement) => [img.naturalWidth, img.naturalHeight])).toEqual([
    width,
    height
  ]);
  await expect(display.locator('.title')).toHaveCSS('color', 'rgb(255, 212, 0)');
  await expectAccessible(display, 'display, branded lobby');

  const phone = await Phone.join(devices, app, code, 'Fleur', [390, 844]);
  const ground = () =>
    phone.page.locator('.phone').evaluate((one) => getComputedStyle(one).getPropertyValue('--night'));
  const branded = await ground();
  expect(branded).not.toBe('#120825');
  await phone.page.reload();
  await expect(phone.page.locator('main .avatar')).toBeVisible();
  expect(await ground()).toBe(branded);
  await expectAccessible(phone.page, 'phone, branded lobby');

  // In nobody's way while a question is on; the colours of its answers are as ever.
  await studio.locator('.primary').click();
  await expect(display.locator('.question')).toBeVisible();
  await expect(display.getByRole('img', { name: 'De Kroon' })).toHaveCount(0);
  await phone.answer(0);
  await phone.expectSent();
  await expect(display.locator('.answer-grid li').first()).toHaveCSS('background-color', 'rgb(249, 216, 89)');
  await expectAccessible(display, 'display, branded question');

  // It has begun: what is set now is for another one.
  const other = await studio.context().newPage();
  await other.goto(`${app.url}/w/demo/settings`);
  await other.locator('input[name=main]').fill('#000000');
  await other.getByRole('button', { name: 'Take the logo away' }).click();
  await other.getByRole('button', { name: 'Save' }).click();
  await expect(other.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();
  await expect(other.locator('.stage img[src^="/logo/"]')).toHaveCount(0);
  await display.reload();
  await expect(display.locator('.question')).toBeVisible();
  await expect(display.locator('.stage')).toHaveCSS('--stand', '#0055ff');

  // Behind the question it is back.
  const press = async (label: RegExp) => {
    await expect(studio.locator('.primary')).toHaveText(label);
    await studio.locator('.primary').click();
  };
  await press(/Lock/);
  await press(/Show the answer/);
  await press(/Show the scores/);
  await expect(display.locator('.board').getByRole('img', { name: 'De Kroon' })).toBeVisible();
  await expectAccessible(display, 'display, branded board');
  await studio.locator('.end').click();
  await studio.locator('.end').click();
  await expect(display.locator('.podium').getByRole('img', { name: 'De Kroon' })).toBeVisible();
  await expectAccessible(display, 'display, branded podium');

  // Whoever has the link to the results sees whose evening it was.
  await studio.locator('.links a').first().click();
  await studio.waitForURL('**/sessions/**');
  await studio.locator('input[name=numbering]').first().focus();
  await studio.keyboard.press('Enter');
  await expect(studio.locator('#share-link')).toBeVisible();
  const link = await studio.locator('#share-link').inputValue();
  const guest = await devices.open('guest', 390, 844);
  await guest.goto(link);
  await expect(guest.getByRole('img', { name: 'De Kroon' })).toBeVisible();
  await expectAccessible(guest, 'shared results');
  expect(devices.complaints).toEqual([]);
  await devices.close();
});
