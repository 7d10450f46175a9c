import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '#scripts/run/process/root.ts';

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const files = ['src', 'realtime', 'drizzle', 'scripts', 'tests', 'bench'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:ts|svelte)$/.test(file))
    .map((file) => join(folder, file))
);
const rules = new Set([...read('src/core/SPEC.md').matchAll(/\*\*([A-Z]+-\d+)\*\*/g)].map(([, id]) => id));
const quotedIn = (some: readonly string[]) =>
  new Set(some.flatMap((file) => [...read(file).matchAll(/\[([A-Z]+-\d+)\]/g)].map(([, id]) => id)));

it('every rule of SPEC.md is quoted by a test', () => {
  const tested = quotedIn(files.filter((file) => /(?:\.test|\.spec|\.contract)\.ts$/.test(file)));
  expect(rules.size).toBeGreaterThan(100);
  expect([...rules].filter((id) => !tested.has(id))).toEqual([]);
});

it('every rule that is quoted is in SPEC.md', () => {
  expect([...quotedIn(files)].filter((id) => !rules.has(id))).toEqual([]);
});
