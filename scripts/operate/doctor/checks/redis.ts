import { Redis } from 'ioredis';
import { codeOf, messageOf } from '#ops/reasons/cause.ts';
import { explainRedisError } from '#ops/reasons/explain-redis-error.ts';
import { asError, info, orOk, skipped, type Check, type Finding } from '../check.ts';
import { judgeRedis, readInfo } from '../judge-redis.ts';

const CONNECT_MS = 2_000;
/** Gone by itself right away; it only shows that writing works. */
const PROBE = ['pq:{doctor}:probe', '1', 'PX', 1_000] as const;

/** Whether Redis is there, and keeps what the workers write down for each other. */
export const redis: Check = {
  id: 'redis',
  title: 'Redis',
  needs: [],
  isOutside: false,
  run: async ({ env }) => {
    const { REDIS_URL: url } = env;
    if (url === undefined)
      return [info('redis.absent', 'REDIS_URL is not set: fine for one worker; several need it.')];
    if (!/^rediss?:\/\/./.test(url) || !URL.canParse(url))
      return [skipped('redis', 'REDIS_URL holds no address of one.')];
    const client = new Redis(url, {
      lazyConnect: true,
      connectTimeout: CONNECT_MS,
      commandTimeout: CONNECT_MS,
      maxRetriesPerRequest: 0,
      retryStrategy: () => null,
      connectionName: 'partyquiz-doctor'
    });
    // A connection that ends says why here; the call that failed only says that it ended.
    let reason: unknown;
    client.on('error', (cause) => (reason ??= cause));
    try {
      await client.connect();
      const told = readInfo(await client.info());
      const findings = [...judgeRedis(told), ...(await write(client))];
      return orOk(findings, 'redis', `Redis ${told.redis_version ?? ''} answers and keeps what it is told.`);
    } catch (cause) {
      return [asError(explainRedisError(url, reason ?? cause))];
    } finally {
      client.disconnect();
    }
  }
};

async function write(client: Redis): Promise<Finding[]> {
  try {
    await client.set(...PROBE);
    // Nobody listens; a server that does not know the command says so.
    await client.spublish('pq:{doctor}', '');
    return [];
  } catch (cause) {
    // Of a cluster, another node has this key.
    if (messageOf(cause).startsWith('MOVED')) return [];
    if (codeOf(cause) !== '') throw cause;
    return [asError(explainRedisError(client.options.host ?? '', cause))];
  }
}
