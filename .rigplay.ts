import { chromium, type Page } from 'playwright';
import { readFileSync, mkdirSync } from 'node:fs';
const s = JSON.parse(readFileSync('/tmp/rig.session', 'utf8'));
const base = process.env.BASE ?? 'http://localhost:13000';
const out = '/tmp/shots';
mkdirSync(out, { recursive: true });
const locale = process.env.LOC ?? 'en';
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
});
const errors: string[] = [];
async function open(path: string, w: number, h: number, name: string, cookie = false) {
  const ctx = await browser.newContext({ viewport: { width: w, height: h }, locale });
  if (cookie) await ctx.addCookies([{ name: s.cookie, value: s.auth, url: base }]);
  const page = await ctx.newPage();
  page.on('console', (m) => {
    if (m.type() === 'error' || m.type() === 'warning') errors.push(`${name}: ${m.text()}`);
  });
  page.on('pageerror', (e) => errors.push(`${name}: ${e.message}`));
  await page.goto(base + path);
  return page;
}
const display = await open(`/display/${s.code}`, 1280, 720, 'display');
const host = await open(`/host/${s.code}`, 1280, 800, 'host', true);
const hostPhone = await open(`/host/${s.code}`, 390, 844, 'hostphone', true);
const names = ['Milan', 'Oma Truus van der Berg-Jansen', 'De Snelle Slakken', 'Ada'];
const sizes: [number, number][] = [
  [390, 844],
  [390, 844],
  [320, 568],
  [820, 1180]
];
const phones: Page[] = [];
let step = 0;
const shot = async (label: string) => {
  await display.waitForTimeout(700);
  step++;
  const n = String(step).padStart(2, '0');
  await Promise.all([
    display.screenshot({ path: `${out}/${n}-${label}-display.png` }),
    host.screenshot({ path: `${out}/${n}-${label}-host.png` }),
    hostPhone.screenshot({ path: `${out}/${n}-${label}-hostphone.png` }),
    ...phones.map((p, i) => p.screenshot({ path: `${out}/${n}-${label}-phone${i}.png` }))
  ]);
};
for (const [i, name] of names.entries()) {
  const p = await open(`/play/${s.code}`, sizes[i]![0], sizes[i]![1], `phone${i}`);
  phones.push(p);
  await p.waitForSelector('#name');
  await p.waitForFunction(() => !(document.querySelector('.go') as HTMLButtonElement).disabled);
  if (i === 0) await p.screenshot({ path: `${out}/00-join.png` });
  await p.fill('#name', name.slice(0, 24));
  await p.click('.go');
  await p.waitForSelector('.avatar');
}
await shot('lobby');
const rounds = Number(process.env.Q ?? 99);
for (let q = 0; q < rounds; q++) {
  await host.click('.primary:not([disabled])');
  if (q === 0 && (await host.locator('.phase').innerText()).match(/Round|Ronde/)) {
    await shot('round');
    await host.click('.primary:not([disabled])');
  }
  if (q === 0) await shot('ready');
  await phones[0]!.waitForSelector('.seconds', { timeout: 10000 });
  await shot(`q${q}-open`);
  for (const [i, p] of phones.entries()) {
    if (i === 3 && q === 1) continue;
    if (await p.locator('.tile').count()) {
      const n = await p.locator('.tile').count();
      await p
        .locator('.tile')
        .nth((i + q) % n)
        .click();
      if (await p.locator('.question > .send').count()) {
        if (i < 2)
          await p
            .locator('.tile')
            .nth((i + q + 1) % n)
            .click();
        await p.locator('.question > .send').click();
      }
    } else {
      await p.fill(
        '#typed',
        (await p.locator('#typed').getAttribute('inputmode')) === 'decimal'
          ? String(100 + i * 50)
          : ['Paris', 'saturn', 'Amsterdam', 'x'][i]!
      );
      await p.click('.send');
    }
  }
  await shot(`q${q}-answered`);
  await host.click('.primary:not([disabled])'); // lock
  await host.waitForFunction(
    () =>
      document.querySelector('.primary')?.textContent?.match(/answer|antwoord/i) &&
      !(document.querySelector('.primary') as HTMLButtonElement).disabled
  );
  await shot(`q${q}-locked`);
  await host.click('.primary');
  await shot(`q${q}-reveal`);
  await host.click('.primary');
  await host.waitForTimeout(1500);
  await shot(`q${q}-board`);
  if ((await host.locator('.phase').innerText()).match(/podium/i)) break;
}
await display.waitForTimeout(3500);
await shot('podium');
console.log('errors', [...new Set(errors)].slice(0, 20));
await browser.close();
