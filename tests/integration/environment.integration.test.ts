import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { ROOT } from '#scripts/run/process/root.ts';
import { findFreePort } from '#scripts/run/start/ports.ts';
import { findRedisServer, startRedis } from '#scripts/develop/test/redis-server.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { ensureBuild, WebProcess } from '../support/web-process.ts';
import { TEST_SECRET } from '../support/worker-process.ts';

const BUILD_MS = 120_000;
let database: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), 'partyquiz-environment-'));
beforeAll(async () => {
  [database] = await Promise.all([createTestDatabase(), ensureBuild()]);
}, BUILD_MS);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});
const example = parseEnv(readFileSync(join(ROOT, '.env.example'), 'utf8'));

/** Starts one of the two processes and waits for its end. */
async function failing(
  script: string,
  env: NodeJS.ProcessEnv
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [script], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...{ PATH: process.env['PATH'], NODE_ENV: 'production', DATABASE_URL: database.url },
      ...{ PARTYQUIZ_SECRET: TEST_SECRET, HOST: '127.0.0.1', WS_HOST: '127.0.0.1', WS_PORT: '0', PORT: '0' },
      ...env
    }
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said };
}

it('[OPS-29] the web app starts with .env.example as it is, its secrets in files', async () => {
  const [secret, url] = ['secret', 'url'].map((name) => join(folder, name));
  writeFileSync(secret ?? '', `${TEST_SECRET}\n`);
  writeFileSync(url ?? '', `${database.url}\n`);
  const port = await findFreePort();
  const files = { PARTYQUIZ_SECRET_FILE: secret ?? '', DATABASE_URL_FILE: url ?? '' };
  const web = await WebProcess.start('', {
    port,
    env: {
      ...example,
      PARTYQUIZ_SECRET: '',
      DATABASE_URL: '',
      ...files,
      PORT: String(port),
      HOST: '127.0.0.1'
    }
  });
  expect(await web.isWell()).toBe(true);
  await web.end('SIGKILL');
});

it.each([
  ['BODY_SIZE_LIMIT', '6MB', 'BODY_SIZE_LIMIT must be a size such as 6M'],
  ['HOST', 'nohost.invalid', 'This machine has no address nohost.invalid to listen on'],
  ['ORIGIN', 'https://a.example,https://b.example', 'ORIGIN must be one address'],
  ['PARTYQUIZ_SECRET_FILE', '/nowhere', 'PARTYQUIZ_SECRET and PARTYQUIZ_SECRET_FILE are both set'],
  ['DATABASE_URL', 'postgres://ada:top/se@cret@db/quiz', 'DATABASE_URL holds a password with characters']
])('[OPS-29] %s=%s ends the web app with a sentence', async (name, value, sentence) => {
  const { code, said } = await failing('build/server.js', { [name]: value });
  expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining(sentence) as string });
  expect(said).not.toMatch(/top|cret@|\n\s+at /);
});

it('[OPS-29] a port that is taken ends each of them with a sentence', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A TCP server always has an AddressInfo.
  const port = String((server.address() as AddressInfo).port);
  const [web, worker] = await Promise.all([
    failing('build/server.js', { PORT: port }),
    failing('build-worker/worker.js', { WS_PORT: port })
  ]);
  server.close();
  expect(web.said).toContain(`Port ${port} is used by another program: stop that one, or set PORT`);
  expect(worker.said).toContain(`Port ${port} is used by another program: stop that one, or set WS_PORT`);
  expect([web.code, worker.code]).toEqual([1, 1]);
});

it('a worker whose password of the database or of Redis is wrong ends with one sentence', async () => {
  const wrong = new URL(database.url);
  wrong.password = 'wrong';
  const redis = await startRedis(await findRedisServer());
  try {
    const [one, other] = await Promise.all([
      failing('build-worker/worker.js', { DATABASE_URL: wrong.href }),
      failing('build-worker/worker.js', { REDIS_URL: redis.url.replace('redis://', 'redis://ada:wrong@') })
    ]);
    expect(one.said.trim().split('\n')).toEqual([
      expect.stringMatching(/^The worker cannot start. PostgreSQL at .* refuses the password/)
    ]);
    expect(other.said.trim().split('\n')).toEqual([
      expect.stringMatching(/^The worker cannot start. Redis at .* refuses the password/)
    ]);
    expect([one.code, other.code]).toEqual([1, 1]);
  } finally {
    await redis.stop();
  }
});
