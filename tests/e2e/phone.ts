import { expect, type Page } from 'playwright/test';
import type { App } from './app.ts';
import type { Devices } from './watch.ts';

export type Given = number | readonly number[] | string;

/** A player with a phone. */
export class Phone {
  readonly page: Page;
  readonly name: string;

  constructor(page: Page, name: string) {
    this.page = page;
    this.name = name;
  }

  static async join(
    devices: Devices,
    app: App,
    code: string,
    name: string,
    size: readonly [number, number]
  ): Promise<Phone> {
    const page = await devices.open(name, size[0], size[1], { hasTouch: true });
    const phone = new Phone(page, name);
    await page.goto(`${app.url}/play/${code}`);
    await page.locator('#name').fill(name);
    await page.locator('.go').click();
    await page.locator('main .avatar, .question, .centre, .place').first().waitFor();
    return phone;
  }

  /** Taps the answer to the open question; indexes of tiles, or what is typed. */
  async answer(given: Given): Promise<void> {
    const { page } = this;
    await expect(page.locator('.seconds')).toBeVisible();
    if (typeof given === 'string') {
      await page.locator('#typed').fill(given);
      await page.locator('form .send').click();
      return;
    }
    for (const index of typeof given === 'number' ? [given] : given)
      await page.locator('.tile').nth(index).click();
    if (typeof given !== 'number') await page.locator('.question > .send').click();
  }

  async expectSent(): Promise<void> {
    await expect(this.page.locator('.sent')).toHaveText(/Sent ✓|coming|Verstuurd ✓/);
  }

  async expectUnsent(): Promise<void> {
    await expect(this.page.locator('.sent')).toHaveText(/Not sent yet/);
  }
}
