import { build } from 'esbuild';
import type { Page } from 'playwright/test';
import type * as Room from '#tests/support/sound/room.ts';
import { expect, test } from './app.ts';
import { hostImportedQuiz } from './studio.ts';
import { Devices, expectAccessible } from './watch.ts';

/** A page with the engine and what measures it; the product does not run. */
async function openRoom(page: Page): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: ['tests/support/sound/room.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'room'
  });
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
}

/** Asks the page; a call is written as it stands there. */
const ask = <T>(page: Page, call: string): Promise<T> => page.evaluate<T>(`room.${call}`);

/** Loudest 400 ms of each family, LUFS at full volume; each member within 3 dB of it. */
const LOUDNESS = { touch: -26, cue: -20, roll: -17, sting: -15 };
/** Of beds, and of one that is at its tightest. */
const BED_LOUDNESS = -26;
const TIGHT_LOUDNESS = -24;
const WITHIN_DB = 3;
/** Up to here the engine's ceiling leaves everything as it is. */
const UNBENT = 0.8;

const expectNear = (value: number, wanted: number, what: string) => {
  expect(Math.abs(value - wanted), `${what}: ${value.toFixed(1)} for ${wanted}`).toBeLessThanOrEqual(
    WITHIN_DB
  );
};

test('every effect is as loud as its family, clips nowhere, and is silent before and after', async ({
  page
}) => {
  await openRoom(page);
  for (const { name, n } of await ask<ReturnType<typeof Room.takes>>(page, 'takes()')) {
    const what = `${name} ${n}`;
    const figures = await ask<Room.EffectFigures>(page, `measureEffect('${name}', ${n})`);
    expectNear(figures.loudest, LOUDNESS[figures.family], what);
    expect(figures.peak, what).toBeLessThan(UNBENT);
    expect(figures.before, what).toBe(0);
    expect(figures.after, what).toBeLessThan(1e-4);
    expect(figures.first, `${what} begins`).toBeGreaterThan(-60);
    if (figures.family !== 'roll') continue;
    // It is at its loudest when it breaks off, and nothing is left of it 15 ms later.
    expect(figures.last - figures.rest, what).toBeGreaterThan(40);
    expect(figures.last - 20 * Math.log10(figures.peak), what).toBeGreaterThan(-1);
  }
});

test('beds are equally loud, and one that tightens grows', async ({ page }) => {
  await openRoom(page);
  for (const name of await ask<ReturnType<typeof Room.beds>>(page, 'beds()')) {
    const [first, second] = await ask<Awaited<ReturnType<typeof Room.measureBed>>>(
      page,
      `measureBed('${name}', 20000, 18000)`
    );
    expect(Math.max(first.peak, second.peak), name).toBeLessThan(UNBENT);
    expectNear(first.loudest, BED_LOUDNESS, name);
    expectNear(second.loudest, name === 'think' ? TIGHT_LOUDNESS : BED_LOUDNESS, name);
    if (name === 'think') expect(second.rms - first.rms).toBeGreaterThan(2);
  }
});

test('everything at once does not clip', async ({ page }) => {
  await openRoom(page);
  expect((await ask<{ peak: number }>(page, 'measureTumult()')).peak).toBeLessThan(1);
});

test('the bed steps back under a sting and further under media, and comes back', async ({ page }) => {
  await openRoom(page);
  const sting = await ask<{ during: number; over: number }>(page, 'bedUnderSting()');
  const media = await ask<{ during: number; over: number }>(page, 'bedUnderMedia()');
  expectNear(sting.during, -11, 'under a sting');
  expectNear(media.during, -20, 'under media');
  expect(Math.abs(sting.over)).toBeLessThan(0.5);
  expect(Math.abs(media.over)).toBeLessThan(0.5);
});

test('the lobby asks once whether there shall be sound, and this computer remembers', async ({
  browser,
  app
}) => {
  const devices = new Devices(browser);
  const host = await devices.open('host', 820, 1180);
  const code = await hostImportedQuiz(host, app);
  const display = await devices.open('display', 1280, 720);
  await display.goto(`${app.url}/display/${code}`);
  const question = display.getByRole('heading', { name: 'Sound on?' });
  await expect(question).toBeVisible();
  await expectAccessible(display, 'display asks for sound');
  await display.getByRole('button', { name: 'Quietly' }).click();
  await expect(question).toBeHidden();
  await expect(display.getByRole('button', { name: 'Sound off (M)' })).toHaveAttribute(
    'aria-pressed',
    'true'
  );
  await expect(display.getByRole('slider', { name: 'Volume' })).toHaveValue('0.3');
  await expectAccessible(display, 'display with sound');
  await display.keyboard.press('m');
  await expect(display.getByRole('button', { name: 'Sound on (M)' })).toBeVisible();
  await display.reload();
  await expect(display.getByRole('button', { name: 'Sound on (M)' })).toBeVisible();
  await expect(question).toBeHidden();
  expect(devices.complaints).toEqual([]);
  await devices.close();
});
