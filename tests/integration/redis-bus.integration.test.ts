import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { busContract } from '#realtime/bus/bus.contract.ts';
import { RedisBus } from '#realtime/bus/redis-bus.ts';
import { createLog } from '#ops/log.ts';
import { startRedisCluster } from '#scripts/develop/test/redis-cluster.ts';
import { findRedisServer, startRedis } from '#scripts/develop/test/redis-server.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const log = createLog({ process: 'worker', level: 'silent' });
const servers: { stop(): Promise<void> }[] = [];
let single: Awaited<ReturnType<typeof startRedis>>;
let cluster: Awaited<ReturnType<typeof startRedisCluster>>;

beforeAll(async () => {
  const path = await findRedisServer();
  single = await startRedis(path);
  cluster = await startRedisCluster(path);
  servers.push(single, cluster);
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
});

const fixture = (url: () => string) => async () => {
  const buses: RedisBus[] = [];
  return {
    worker: async (id: string) => {
      const bus = new RedisBus(url(), id, log);
      await bus.start();
      buses.push(bus);
      return bus;
    },
    pass: (ms: number) => sleep(ms),
    close: async () => {
      await Promise.all(buses.map((bus) => bus.close()));
    }
  };
};

busContract(
  'one Redis',
  fixture(() => single.url)
);
busContract(
  'a Redis cluster of three nodes',
  fixture(() => cluster.url)
);

describe('without Redis', () => {
  test('a worker cannot start, says so at once, and starts when Redis is there', async () => {
    const bus = new RedisBus('redis://127.0.0.1:1', 'a', log);
    await expect(bus.start()).rejects.toThrow();
    await bus.close();
  });

  test('claims and messages fail at once, limits count on within this worker', async () => {
    const server = await startRedis(await findRedisServer());
    const bus = new RedisBus(server.url, 'a', log);
    await bus.start();
    await server.stop();
    const session = randomUUID() as never;
    await expect(bus.claim(session, 1_000)).rejects.toThrow('Redis cannot be reached');
    await expect(bus.publish('x', 'y')).rejects.toThrow('Redis cannot be reached');
    const once = { limit: 1, windowMs: 60_000 };
    expect([await bus.allow('k', once), await bus.allow('k', once)]).toEqual([true, false]);
    expect([await bus.once('t', 60_000), await bus.once('t', 60_000)]).toEqual([true, false]);
    await bus.close();
  });
});
