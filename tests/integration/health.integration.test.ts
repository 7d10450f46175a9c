import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '#lib/server/db/client.ts';
import { checkHealth, type HealthSources } from '#lib/server/health/check-health.ts';
import { createLog } from '#ops/log.ts';
import { startWorker, type Worker } from '#realtime/worker.ts';
import { RedisProcess } from '../support/redis-process.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { workerEnv } from '../support/worker-env.ts';

const log = createLog({ process: 'worker', level: 'silent' });
/** An address where nobody answers, RFC 5737. */
const NOBODY = 'postgres://nobody@192.0.2.1:5432/none';

let database: TestDatabase;
const closers: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});
afterAll(() => database.drop());

function webHealth(url: string, part: Partial<HealthSources> = {}) {
  const { db, sql } = connect(url, { max: 2 });
  closers.push(() => sql.end({ timeout: 0 }));
  return checkHealth({
    version: 'test',
    db: () => db,
    pingRedis: undefined,
    isDraining: () => false,
    ...part
  });
}

async function worker(env: Parameters<typeof workerEnv>[1], url = database.url): Promise<Worker> {
  const started = await startWorker(workerEnv(url, env), log, 'test');
  closers.push(() => started.stop());
  // Where there is no database it never becomes ready.
  started.ready.catch(() => undefined);
  return started;
}

async function ask({ port }: Worker, path: string) {
  const response = await fetch(`http://127.0.0.1:${String(port)}${path}`);
  return {
    code: response.status,
    cache: response.headers.get('cache-control'),
    body: (await response.json()) as object
  };
}

const untilCode = (of: Worker, code: number) =>
  expect.poll(async () => (await ask(of, '/healthz')).code, { timeout: 10_000 }).toBe(code);

describe('[OPS-3] the web app gets traffic', () => {
  it('while the database is there and it is not leaving', async () => {
    const health = await webHealth(database.url);
    expect(health).toMatchObject({
      status: 'ok',
      version: 'test',
      checks: { db: { ok: true }, redis: null, migrations: { ok: true }, draining: false }
    });
    expect(await webHealth(database.url, { isDraining: () => true })).toMatchObject({ status: 'draining' });
  });

  it('also without Redis, which is only told', async () => {
    const pingRedis = () => Promise.reject(new Error('away'));
    expect(await webHealth(database.url, { pingRedis })).toMatchObject({
      status: 'ok',
      checks: { redis: { ok: false } }
    });
  });

  it('also with a full disk, which is told without a figure [OPS-24]', async () => {
    const readDisk = async () => ({ freeBytes: 1e8, totalBytes: 1e12 });
    const health = await webHealth(database.url, { readDisk });
    expect(health).toMatchObject({ status: 'degraded', checks: { disk: 'low' } });
    const roomy = await webHealth(database.url, {
      readDisk: async () => ({ freeBytes: 1e12, totalBytes: 2e12 })
    });
    expect(roomy).toMatchObject({ status: 'ok', checks: { disk: 'ok' } });
    for (const unknown of [async () => undefined, () => Promise.reject(new Error('no disk'))]) {
      const { status, checks } = await webHealth(database.url, { readDisk: unknown });
      expect([status, 'disk' in checks]).toEqual(['ok', false]);
    }
  });

  it('not without the database, and says so within two seconds [OPS-2]', async () => {
    const health = await webHealth(NOBODY);
    expect(health).toMatchObject({
      status: 'unavailable',
      checks: { db: { ok: false }, migrations: { ok: false } }
    });
    expect(health.checks.db.latencyMs).toBeLessThan(2_000);
  });
});

describe('[OPS-3] a worker gets traffic', () => {
  it('while the database is there, until it drains', async () => {
    const one = await worker({});
    await one.ready;
    expect(await ask(one, '/healthz')).toMatchObject({
      code: 200,
      cache: 'no-store',
      body: {
        status: 'ok',
        checks: { db: { ok: true }, redis: null, migrations: { ok: true }, draining: false }
      }
    });
  });

  it('[OPS-1] not while the database lacks its migrations; it waits for them, and is alive', async () => {
    const empty = await createTestDatabase({ empty: true });
    closers.push(() => empty.drop());
    const early = await worker({}, empty.url);
    await untilCode(early, 503);
    expect(await ask(early, '/livez')).toMatchObject({ code: 200 });
  });

  it('while Redis has been away for less than the grace [OPS-4]', async () => {
    const redis = await RedisProcess.start(process.env['REDIS_SERVER_PATH'] ?? 'redis-server');
    closers.push(() => redis.stop());
    const one = await worker({ redisUrl: redis.url, redisGraceSeconds: 1 });
    await one.ready;
    expect(await ask(one, '/healthz')).toMatchObject({
      code: 200,
      body: { checks: { redis: { ok: true } } }
    });
    await redis.kill();
    // The first check after it went starts the grace.
    expect(await ask(one, '/healthz')).toMatchObject({ code: 200, body: { status: 'degraded' } });
    await untilCode(one, 503);
    await redis.restart();
    await untilCode(one, 200);
  });

  it('not before it reaches the Redis that it needs: it could not take over', async () => {
    const lost = await worker({ redisUrl: 'redis://127.0.0.1:1' });
    expect(await ask(lost, '/healthz')).toMatchObject({ code: 503, body: { status: 'unavailable' } });
  });

  it('and tells nobody where its database is', async () => {
    const lost = await worker({}, NOBODY);
    const { code, body } = await ask(lost, '/healthz');
    expect(code).toBe(503);
    expect(JSON.stringify(body)).not.toMatch(/192\.0|nobody|postgres/);
  });
});
