import { readFileSync } from 'node:fs';
import { PUBLISHED, isWeak } from '#ops/secret-strength.ts';
import { expect, it } from 'vitest';
import { findSlips, OWN_VARIABLES } from './known-variables.ts';

const example = readFileSync('.env.example', 'utf8');

it('are those of .env.example', () => {
  const documented = [...example.matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name);
  expect([...OWN_VARIABLES].sort()).toEqual(documented.sort());
});

it.each([
  ['REDIS_URI', 'REDIS_URL'],
  ['DATABSE_URL', 'DATABASE_URL'],
  ['PARTYQUIZ_SECERT', 'PARTYQUIZ_SECRET'],
  ['ORIGINS', 'ORIGIN']
])('%s is a slip for %s', (name, meant) => {
  expect(findSlips({ [name]: 'x' })).toEqual([{ name, meant }]);
  // Whoever has set the right one too has his reasons.
  expect(findSlips({ [name]: 'x', [meant]: 'x' })).toEqual([]);
});

it('what systems, shells, hosters and frameworks set is no slip', () => {
  const names =
    'PATH HOME HOSTNAME SHELL PWD OLDPWD USER LOGNAME TERM LANG LC_ALL SHLVL TMPDIR EDITOR DISPLAY NODE_ENV NODE_VERSION YARN_VERSION NO_COLOR FORCE_COLOR CI SOURCE_COMMIT COOLIFY_BRANCH COOLIFY_URL COOLIFY_FQDN COOLIFY_CONTAINER_NAME COOLIFY_RESOURCE_UUID SERVICE_URL SERVICE_FQDN DB_HOST DB_PORT POSTGRES_USER POSTGRES_DB POSTGRES_PASSWORD DATABASE_USER REDIS_HOST REDIS_PORT AWS_REGION APP_FOLDER APP_ROLE MIGRATIONS_FOLDER';
  expect(findSlips(Object.fromEntries(names.split(' ').map((name) => [name, 'x'])))).toEqual([]);
});

it('secrets that stand in our files are known', () => {
  const files = [
    example,
    readFileSync('docker-compose.yml', 'utf8'),
    readFileSync('scripts/develop/dev.ts', 'utf8')
  ];
  const written = [...files.join('\n').matchAll(/PARTYQUIZ_SECRET: '([^']+)'/g)];
  const passwords = [...files.join('\n').matchAll(/POSTGRES_PASSWORD: (\S+)|postgresql:\/\/\w+:([^@]+)@/g)];
  const found = [...written, ...passwords].map(([, one, other]) => one ?? other);
  expect(new Set(PUBLISHED)).toEqual(new Set(found));
});

it.each([
  'a'.repeat(32),
  'ab'.repeat(20),
  'abcabcabcabcabcabcabcabcabcabcabcab',
  '1111111111111111222222222222222222'
])('%s is weak', (value) => {
  expect(isWeak(value)).toBe(true);
});

it.each([
  '9f86d081884c7d659a2feaa0c55ad015',
  'Xq3vT0m9Zk5R1pWc8hYb2Lf7Jd4Ns6Ga',
  'correct horse battery staple and more'
])('%s is not weak', (value) => {
  expect(isWeak(value)).toBe(false);
});
