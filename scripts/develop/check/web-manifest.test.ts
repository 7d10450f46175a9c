import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '#scripts/run/process/root.ts';

interface Icon {
  readonly src: string;
  readonly sizes: string;
  readonly type: string;
}
const read = (path: string) => readFileSync(join(ROOT, 'static', path));
/** Width and height of a PNG are the first two numbers of its IHDR, 16 bytes in. */
const sizeOf = (png: Buffer) => `${String(png.readUInt32BE(16))}x${String(png.readUInt32BE(20))}`;

test('every icon of an installed page is there, in the size that the manifest says', () => {
  const { icons } = JSON.parse(read('manifest.webmanifest').toString()) as { icons: Icon[] };
  expect(icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']));
  for (const { src, sizes, type } of icons)
    if (type === 'image/png') expect(sizeOf(read(src)), src).toBe(sizes);
    else expect(read(src).toString(), src).toContain('<svg');
});

test('the icon of a home screen is there', () => {
  const [, src] =
    /rel="apple-touch-icon" href="%sveltekit.assets%(.+?)"/.exec(
      readFileSync(join(ROOT, 'src/app.html'), 'utf8')
    ) ?? [];
  expect(sizeOf(read(src ?? ''))).toBe('180x180');
});
