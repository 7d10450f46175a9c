import { readEnv as readWebEnv } from '#lib/server/env.ts';
import { readEnv as readWorkerEnv } from '#realtime/env.ts';
import { expect, test } from 'vitest';

const needed = { DATABASE_URL: 'postgres://u:p@h/d' };

test.each([
  ['repeats a character', 'a'.repeat(32)],
  ['repeats a pattern', 'partyquiz'.repeat(5)],
  ['was never replaced', 'change-me-change-me-please-change-me'],
  ['stands in our own files', 'only-for-development-never-for-a-real-party']
])('[WEB-10] a secret that %s is refused in production, with a way to make one', (_, secret) => {
  const source = { ...needed, PARTYQUIZ_SECRET: secret };
  for (const read of [readWorkerEnv, readWebEnv]) {
    expect(() => read({ ...source, NODE_ENV: 'production' })).toThrow(/PARTYQUIZ_SECRET.*openssl rand/);
    expect(read(source).secret).toBe(secret);
  }
});

test.each([
  'XhQm0Zl2pYw8Jx4Nc7Rt1Mf5Ks9Dg3Ua6Te/+VbHq0Zl=',
  '9f86d081884c7d659a2feaa0c55ad0159f86d081884c7d659a2feaa0c55ad015',
  'correct horse battery staple and more of it'
])('[WEB-10] a secret such as %s starts', (secret) => {
  expect(readWorkerEnv({ ...needed, PARTYQUIZ_SECRET: secret, NODE_ENV: 'production' }).secret).toBe(secret);
});
