import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { startRedis } from './redis-server.ts';

const NODES = 3;
const SLOTS = 16_384;
const READY_MS = 15_000;
const POLL_MS = 50;

export interface RedisCluster {
  /** Any node leads to the whole cluster. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a real cluster of three throw-away nodes without replicas on loopback. */
export async function startRedisCluster(path: string): Promise<RedisCluster> {
  const settings = ['--cluster-enabled', 'yes', '--cluster-node-timeout', '2000'];
  const servers = await Promise.all(Array.from({ length: NODES }, () => startRedis(path, settings)));
  const clients = servers.map(({ url }) => new Redis(url));
  const stop = async () => {
    await Promise.all(servers.map((server) => server.stop()));
  };
  try {
    for (const [index, client] of clients.entries()) {
      const first = Math.floor((index * SLOTS) / NODES);
      const last = Math.floor(((index + 1) * SLOTS) / NODES) - 1;
      await client.call('CLUSTER', 'ADDSLOTSRANGE', String(first), String(last));
      await client.call('CLUSTER', 'MEET', '127.0.0.1', new URL(servers[0]?.url ?? '').port);
    }
    const until = performance.now() + READY_MS;
    while (!(await everybodyAgrees(clients))) {
      if (performance.now() > until) throw new Error('the Redis cluster did not come together');
      await sleep(POLL_MS);
    }
  } catch (error) {
    await stop();
    throw error;
  } finally {
    for (const client of clients) client.disconnect();
  }
  return { url: servers[0]?.url ?? '', stop };
}

async function everybodyAgrees(clients: readonly Redis[]): Promise<boolean> {
  const infos = await Promise.all(clients.map((client) => client.cluster('INFO')));
  return infos.every(
    (info) => info.includes('cluster_state:ok') && info.includes(`cluster_known_nodes:${String(NODES)}`)
  );
}
