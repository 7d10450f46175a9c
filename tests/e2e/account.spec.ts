import { expect, test } from './app.ts';
import { Devices, expectAccessible } from './watch.ts';

const FIRST = 'a quiet evening by the sea';
const SECOND = 'another one in the mountains';

for (const javaScriptEnabled of [false, true]) {
  test(`[ACCOUNT-3] [ACCOUNT-6] [ACCOUNT-7] somebody keeps an account, ${javaScriptEnabled ? 'with' : 'without'} script`, async ({
    browser,
    app
  }) => {
    const devices = new Devices(browser);
    const page = await devices.open('desk', 1280, 800, { javaScriptEnabled });
    const email = `kim-${String(javaScriptEnabled)}@example.org`;
    const loaded = () => page.waitForLoadState(javaScriptEnabled ? 'networkidle' : 'load');
    const signIn = async (on: typeof page, password: string) => {
      await on.goto(`${app.url}/login`);
      await on.waitForLoadState('networkidle');
      await on.locator('input[name=email]').fill(email);
      await on.locator('input[name=password]').fill(password);
      await on.locator('main form button').click();
    };

    await page.goto(`${app.url}/register`);
    await loaded();
    await page.locator('input[name=name]').fill('Kim');
    await page.locator('input[name=email]').fill(email);
    await page.locator('input[name=password]').fill('1234567890');
    await page.locator('main form button').click();
    await expect(page.getByText('too easy to guess')).toBeVisible();
    await page.locator('input[name=password]').fill(FIRST);
    await page.locator('main form button').click();
    await page.waitForURL('**/quizzes');

    const phone = await devices.open('phone', 390, 844);
    await signIn(phone, FIRST);
    await phone.waitForURL('**/quizzes');

    await page.getByRole('link', { name: 'Account', exact: true }).click();
    await expect(page.getByRole('button', { name: 'End: Chrome' })).toHaveCount(1);
    if (javaScriptEnabled) await expectAccessible(page, 'account');
    await loaded();
    await page.locator('input[name=current]').fill(FIRST);
    await page.locator('form[action="?/password"] input[name=password]').fill(SECOND);
    await page.locator('form[action="?/password"] button').click();
    await expect(page.getByText('Everywhere else you are signed out.').first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'End: Chrome' })).toHaveCount(0);
    await phone.reload();
    await phone.waitForURL('**/login?next=**');

    await phone.getByRole('link', { name: 'Forgot your password?' }).click();
    // Nothing is mailed here: it says who can help.
    await expect(phone.getByText('npm run reset-password')).toBeVisible();
    await expectAccessible(phone, 'forgotten password');

    await page.getByRole('link', { name: 'Delete my account…' }).click();
    await expect(page.getByText('the workspace “Kim”')).toBeVisible();
    if (javaScriptEnabled) await expectAccessible(page, 'deleting an account');
    await loaded();
    await page.locator('input[name=password]').fill(SECOND);
    await page.getByRole('button', { name: 'Delete for good' }).click();
    await expect(page.getByText('Your account is deleted.')).toBeVisible();
    await signIn(phone, SECOND);
    await expect(phone.getByRole('alert')).toBeVisible();
    await devices.close();
  });
}
