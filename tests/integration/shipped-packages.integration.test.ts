import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { readLockfile } from '#scripts/check/lockfile.ts';
import { findShippedPackages } from '#scripts/check/shipped-packages.ts';
import { ensureBuild } from '#tests/support/web-process.ts';

beforeAll(() => ensureBuild(), 300_000);

/** Bundles name the file that each part came from, in comments or in their source maps. */
function packagesIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const scripts = files.filter(
    (file) => /\.(js|map)$/.test(file) && !file.startsWith('client/_app/immutable/assets')
  );
  return scripts.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/node_modules\/((?:@[\w.-]+\/)?[\w.-]+)\//g)].map(
      ([, name = '']) => name
    )
  );
}

it('every package in the build is one that the audit looks at', () => {
  const shipped = new Set(
    [...findShippedPackages(readLockfile())].map((path) => path.split('node_modules/').at(-1))
  );
  const bundled = new Set([...packagesIn('build'), ...packagesIn('build-worker')]);
  expect(bundled.size).toBeGreaterThan(30);
  expect([...bundled].filter((name) => !shipped.has(name))).toEqual([]);
});
