import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('every custom property that styles use is set somewhere', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' });
  const all = files
    .filter((file) => /\.(svelte|css|ts|html)$/.test(file))
    .map((file) => readFileSync(join('src', file), 'utf8'))
    .join('\n');
  const names = (pattern: RegExp) => new Set([...all.matchAll(pattern)].map(([, name]) => name));
  // In a style, in a style directive, or built in a script.
  const set = names(/(?:^|[\s;{"'`(:])(--[a-z][\w-]*)(?=[:=}'"`]|\s*:)/gm);
  // What has a value to fall back to may be set by nobody.
  const used = names(/var\((--[a-z][\w-]*)\)/g);
  expect([...used].filter((name) => !set.has(name))).toEqual([]);
});
