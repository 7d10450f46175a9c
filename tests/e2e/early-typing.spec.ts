import { expect, test } from './app.ts';

const FORMS = [
  ['/login', 'email'],
  ['/register', 'name']
] as const;

test('what is typed before the script has come stays', async ({ app, page }) => {
  for (const [path, name] of FORMS) {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/*.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${app.url}${path}`, { waitUntil: 'commit' });
    const input = page.locator(`input[name=${name}]`);
    await input.fill('kim@example.org');
    release();
    await page.waitForLoadState('networkidle');
    await expect(input, path).toHaveValue('kim@example.org');
    await page.unrouteAll({ behavior: 'wait' });
  }
});
