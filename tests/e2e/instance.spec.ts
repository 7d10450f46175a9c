import { expect, test } from './app.ts';
import { importQuiz, signIn } from './studio.ts';
import { Devices, expectAccessible } from './watch.ts';

test('[OPS-9] [OPS-10] [OPS-22] an owner drains, announces, closes registration and invites; others see no such page', async ({
  browser,
  app
}) => {
  const devices = new Devices(browser);
  const owner = await devices.open('owner', 1280, 800);
  await signIn(owner, app);
  await importQuiz(owner, app);
  const quizUrl = owner.url();
  await owner.getByRole('link', { name: 'Installation' }).click();
  await expect(owner.getByRole('heading', { name: 'Everything works' })).toBeVisible({ timeout: 15_000 });
  await expectAccessible(owner, 'installation');

  await owner.getByRole('button', { name: 'Let no evening begin' }).click();
  await expect(owner.getByRole('button', { name: 'Let evenings begin again' })).toBeVisible();
  await owner.goto(quizUrl);
  await expect(owner.getByText('An update is coming')).toBeVisible();
  await owner.locator('form[action="?/host"] button').click();
  await expect(owner.getByRole('alert')).toContainText('no evening can begin right now');
  await expectAccessible(owner, 'quiz while draining');

  await owner.goto(`${app.url}/instance`);
  // Sending one form loads the page anew; what is typed in another stays.
  await owner.getByLabel('Text').fill('Cake at nine');
  await owner.getByRole('button', { name: 'Let evenings begin again' }).click();
  await expect(owner.getByRole('button', { name: 'Let no evening begin' })).toBeVisible();
  await expect(owner.getByLabel('Text')).toHaveValue('Cake at nine');
  await owner.locator('form[action="?/banner"] button').click();
  await expect(owner.locator('main').getByText('Cake at nine')).toBeVisible();
  const letIn = async (whom: string) => {
    await owner.goto(`${app.url}/instance`);
    await owner.getByLabel(whom, { exact: true }).check();
    await owner.locator('form[action="?/registration"] button').click();
    await expect(async () => {
      await owner.reload();
      await expect(owner.getByLabel(whom, { exact: true })).toBeChecked({ timeout: 1_000 });
    }).toPass();
  };
  await letIn('Closed');

  const guest = await devices.open('guest', 390, 844);
  await guest.goto(`${app.url}/register`);
  await expect(guest.getByRole('heading', { name: 'No new accounts' })).toBeVisible();
  await expectAccessible(guest, 'closed registration');
  await owner.goto(`${app.url}/instance/users`);
  await owner.getByRole('button', { name: 'Make a link' }).click();
  const link = await owner.getByLabel('Link for one new account').inputValue();
  await expectAccessible(owner, 'an invitation');
  await guest.goto(link);
  await expect(guest.getByText('You are invited')).toBeVisible();
  await expectAccessible(guest, 'invited');
  await guest.locator('input[name=name]').fill('Gus');
  await guest.locator('input[name=email]').fill('gus@example.org');
  await guest.locator('input[name=password]').fill('a long enough password');
  await guest.locator('main form button').click();
  await guest.waitForURL('**/quizzes');
  const late = await devices.open('late', 390, 844);
  await late.goto(link);
  await expect(late.getByRole('heading', { name: 'This link is over' })).toBeVisible();
  await expect(guest.getByText('Cake at nine')).toBeVisible();
  await expect(guest.getByRole('link', { name: 'Installation' })).toHaveCount(0);
  expect((await guest.request.get(`${app.url}/instance`)).status()).toBe(404);
  expect((await guest.request.get(`${app.url}/instance/users`)).status()).toBe(404);

  await owner.goto(`${app.url}/instance/users?q=gus`);
  await expect(owner.getByText('gus@example.org')).toBeVisible();
  await expectAccessible(owner, 'accounts');
  await owner.getByRole('button', { name: 'Sign out everywhere: Gus' }).click();
  await expect(owner.getByRole('button', { name: 'Sign out everywhere: Gus' })).toHaveCount(0);
  await guest.reload();
  await guest.waitForURL('**/login?next=**');
  // As it was: other tests use the same installation.
  await letIn('Anybody');
  await owner.goto(`${app.url}/instance`);
  await owner.getByLabel('Text').fill('');
  await owner.locator('form[action="?/banner"] button').click();
  await expect(owner.locator('main').getByText('Cake at nine')).toHaveCount(0);
  expect(devices.complaints).toEqual([]);
  await devices.close();
});
