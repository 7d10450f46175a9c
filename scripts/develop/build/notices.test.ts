import { expect, it } from 'vitest';
import { listThirdParties, renderNotices, type ThirdParty } from './notices.ts';

/** Those that go together with AGPL-3.0-or-later. */
const FITTING = new Set([
  ...['MIT', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'OFL-1.1', 'Unlicense'],
  ...['CC0-1.0', 'BlueOak-1.0.0']
]);

it('nothing in the images is under a licence that does not go with ours', () => {
  const parties = listThirdParties();
  expect(parties.length).toBeGreaterThan(50);
  expect(parties.filter(({ license }) => !FITTING.has(license))).toEqual([]);
});

it('each is named, with a text that those who share it share', () => {
  const party = (name: string, text: string): ThirdParty => ({
    ...{ name, text, version: '1.0.0', license: 'MIT', author: 'Ada' }
  });
  const notices = renderNotices([party('a', 'the text'), party('b', ''), party('c', 'the text')]);
  expect(notices).toContain('a 1.0.0 (MIT)\nc 1.0.0 (MIT)\n\nthe text\n');
  expect(notices).toMatch(/b 1\.0\.0 \(MIT\)\n\nCopyright \(c\) Ada\n\nPermission is hereby granted/);
});
