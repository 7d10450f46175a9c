import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NOTICES } from '#scripts/develop/build/notices.ts';
import { beforeAll, expect, it } from 'vitest';
import { readLockfile } from '#scripts/develop/check/lockfile.ts';
import { findShippedPackages } from '#scripts/develop/check/shipped-packages.ts';
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

it.each(['build', 'build-worker'])(
  '%s names everything by others that is in it, and its own licence',
  (folder) => {
    const notices = readFileSync(join(folder, NOTICES), 'utf8');
    const named = new Set([...notices.matchAll(/^(\S+) \d\S* \(/gm)].map(([, name]) => name));
    expect([...new Set(packagesIn(folder))].filter((name) => !named.has(name))).toEqual([]);
    expect(notices).toContain('@fontsource-variable/figtree');
    expect(readFileSync(join(folder, 'LICENSE'), 'utf8')).toContain('GNU AFFERO GENERAL PUBLIC LICENSE');
  }
);
