import { afterAll, expect, it } from 'vitest';
import { listBundled, stopBundler } from './bundle.ts';
import { INPUTS } from './stamp.ts';

afterAll(() => stopBundler());

it('every file that is bundled makes a build stale when it changes', async () => {
  const bundled = await listBundled();
  expect(bundled).toContain('realtime/main.ts');
  const isInput = (path: string) => INPUTS.some((input) => path === input || path.startsWith(`${input}/`));
  expect(bundled.filter((path) => !isInput(path))).toEqual([]);
});

it('no file of the tests is bundled: the images are built without them', async () => {
  expect((await listBundled()).filter((path) => /^tests\/|\.(test|fixture)\.ts$/.test(path))).toEqual([]);
});
