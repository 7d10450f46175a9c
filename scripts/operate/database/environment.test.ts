import { expect, it } from 'vitest';
import { readEnvironment } from './environment.ts';

it('[OPS-8] is production unless something says otherwise', () => {
  expect(readEnvironment({})).toBe('production');
  expect(readEnvironment({ PARTYQUIZ_ENVIRONMENT: '' })).toBe('production');
  expect(readEnvironment({ COOLIFY_BRANCH: '"main"', COOLIFY_CONTAINER_NAME: 'web-abc123' })).toBe(
    'production'
  );
});

it.each([
  { COOLIFY_BRANCH: 'pull/42/head' },
  { COOLIFY_BRANCH: '"pull/42/head"' },
  { COOLIFY_CONTAINER_NAME: 'web-abc123-pr-42' },
  { COOLIFY_CONTAINER_NAME: '"web-abc123-pr-42"' },
  { COOLIFY_CONTAINER_NAME: 'web-pr-42-091512' }
])('[OPS-8] is a preview where Coolify runs a pull request: %o', (source) => {
  expect(readEnvironment(source)).toBe('preview');
});

it.each([
  { COOLIFY_BRANCH: 'fix/pull/42' },
  { COOLIFY_BRANCH: 'pull/request' },
  { COOLIFY_CONTAINER_NAME: 'web-pr-team' },
  { COOLIFY_CONTAINER_NAME: 'web-pr-42nd' }
])('[OPS-8] is not taken for a preview by a name that only looks like one: %o', (source) => {
  expect(readEnvironment(source)).toBe('production');
});

it('[OPS-8] is what the variable says', () => {
  expect(readEnvironment({ PARTYQUIZ_ENVIRONMENT: 'preview' })).toBe('preview');
  expect(readEnvironment({ PARTYQUIZ_ENVIRONMENT: 'production' })).toBe('production');
});

it('[OPS-8] stays a preview when it has inherited the variable of production', () => {
  expect(readEnvironment({ PARTYQUIZ_ENVIRONMENT: 'production', COOLIFY_BRANCH: 'pull/42/head' })).toBe(
    'preview'
  );
});

it('refuses any other word, and says which it takes', () => {
  expect(() => readEnvironment({ PARTYQUIZ_ENVIRONMENT: 'staging' })).toThrow(
    'PARTYQUIZ_ENVIRONMENT must be production or preview.'
  );
});
