import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '#scripts/run/process/root.ts';
import { CHECKS } from './checks.ts';
import { GUIDE, renderGuide } from './guide.ts';

const guide = readFileSync(join(ROOT, GUIDE), 'utf8');

it('docs/doctor.md lists what the checks say now; else run `npm run docs`', () => {
  expect(renderGuide(guide, CHECKS)).toBe(guide);
});

it('there is something of every check that can find a fault', () => {
  const listed = new Set([...guide.matchAll(/^- . `([\w-]+)/gm)].map(([, id]) => id));
  expect(CHECKS.map(({ id }) => id).filter((id) => !listed.has(id))).toEqual([]);
});
