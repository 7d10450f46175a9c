import { expect, it } from 'vitest';
import { isOlderRelease } from './release.ts';

it.each([
  ['0.9.3', '0.10.0', true],
  ['0.10.0', '0.9.3', false],
  ['1.0.0', '1.0.0', false],
  ['1.0.0+abc1234', '1.0.0', false],
  ['1.0', '1.0.1', true]
])('%s is older than %s: %s', (version, than, expected) => {
  expect(isOlderRelease(version, than)).toBe(expected);
});
