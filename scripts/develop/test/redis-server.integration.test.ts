import { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { findRedisServer, startRedis } from './redis-server.ts';

it('finds a real Redis, starts it, and leaves nothing behind', async () => {
  const server = await startRedis(await findRedisServer());
  const client = new Redis(server.url, { retryStrategy: () => null });
  client.on('error', () => undefined); // the end of the server, below
  expect(await client.ping()).toBe('PONG');
  expect(await client.info('server')).toMatch(/redis_version:[678]/);
  await server.stop();
  client.disconnect();
  const late = new Redis(server.url, { lazyConnect: true, retryStrategy: () => null });
  late.on('error', () => undefined);
  await expect(late.connect()).rejects.toThrow();
  late.disconnect();
});
