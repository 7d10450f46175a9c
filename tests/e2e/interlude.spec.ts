import postgres from 'postgres';
import { expect, test } from './app.ts';
import { Phone } from './phone.ts';
import { hostQuiz, importQuiz, signIn } from './studio.ts';
import { Devices, expectAccessible } from './watch.ts';

test('[GAME-31] a slide and a break stand on phone, display and host’s panel', async ({ browser, app }) => {
  const devices = new Devices(browser, 'en-GB');
  const host = await devices.open('host', 1280, 800);
  await signIn(host, app);
  await importQuiz(host, app);
  // The studio has no editor for them yet.
  const sql = postgres(app.databaseUrl, { max: 1 });
  const [first] = await sql<{ roundId: string }[]>`
    select r.id as "roundId" from round r join quiz q on q.id = r.quiz_id
    where q.id = ${host.url().split('/').at(-1) ?? ''} order by r.position limit 1`;
  const roundId = first?.roundId ?? '';
  await sql`
    insert into item (round_id, position, sort, content) values
      (${roundId}, -2, 'slide', ${sql.json({ title: 'House rules', text: 'Phones on the table.\nNo shouting.' })}),
      (${roundId}, -1, 'break', ${sql.json({ title: '', minutes: 12 })})`;
  await sql.end();

  const code = await hostQuiz(host);
  const phone = await Phone.join(devices, app, code, 'Ann', [390, 844]);
  const display = await devices.open('display', 1920, 1080);
  await display.goto(`${app.url}/display/${code}`);
  await expect(display.locator('main')).toContainText('Ann');

  await host.locator('.primary').click();
  for (const page of [host, phone.page, display]) {
    await expect(page.getByRole('heading', { name: 'House rules' })).toBeVisible();
    await expect(page.locator('p.lines', { hasText: 'Phones on the table.' })).toBeVisible();
    await expectAccessible(page, 'a slide');
  }
  await expect(host.locator('.primary')).toContainText('Go on');
  await host.locator('.primary').click();
  for (const page of [host, phone.page, display]) {
    await expect(page.getByRole('heading', { name: 'Break' })).toBeVisible();
    await expect(page.getByRole('timer')).toHaveText(/^1[12]:\d\d$/);
    await expectAccessible(page, 'a break');
  }
  await expect(host.locator('nav')).toContainText('Break · 12 min');
  await host.locator('.primary').click();
  await expect(phone.page.locator('.question')).toBeVisible();
  await expect(display.locator('main')).toContainText(/Question 1 of \d+/);
  expect(devices.complaints).toEqual([]);
  await devices.close();
});
