import { expect, test } from 'vitest';
import { readEnv } from './env.ts';

const needed = { DATABASE_URL: 'postgres://u:p@h/d', PARTYQUIZ_SECRET: 'x'.repeat(32) };

test('what is needed is enough; empty variables count as absent', () => {
  expect(readEnv({ ...needed, REDIS_URL: '', ORIGIN: '' })).toMatchObject({
    port: 8080,
    host: '0.0.0.0',
    redisUrl: undefined,
    origins: [],
    addressHeader: undefined,
    maxPlayers: 10_000,
    logLevel: 'info'
  });
});

test('several origins, a header in any case, and the panel’s PORT', () => {
  const env = readEnv({
    ...needed,
    ORIGIN: 'https://a.org, https://b.org,',
    ADDRESS_HEADER: 'CF-Connecting-IP',
    PORT: '3001'
  });
  expect(env).toMatchObject({
    origins: ['https://a.org', 'https://b.org'],
    addressHeader: 'cf-connecting-ip',
    port: 3001
  });
  expect(readEnv({ ...needed, PORT: '3001', WS_PORT: '8081' }).port).toBe(8081);
});

test('a stop keeps time for clients to move, whatever is shared with the web app', () => {
  const drain = (seconds?: string) => readEnv({ ...needed, DRAIN_SECONDS: seconds }).drainSeconds;
  expect([drain(), drain('2'), drain('5')]).toEqual([0, 2, 3]);
});

test('one error names every variable at fault, and no secret', () => {
  const read = () =>
    readEnv({ DATABASE_URL: 'mysql://top-secret', PARTYQUIZ_SECRET: 'short-secret', WS_PORT: '99999' });
  expect(read).toThrow(/DATABASE_URL[^]*PARTYQUIZ_SECRET[^]*WS_PORT/);
  expect(read).not.toThrow(/top-secret|short-secret/);
});
