import { Redis } from 'ioredis';
import { CHECK_PATIENCE_MS } from '#ops/health.ts';
import { explainRedisError } from '#ops/reasons/explain-redis-error.ts';
import { sentence } from '#ops/reasons/reason.ts';
import { Seldom } from '#ops/seldom.ts';
import { env } from '../env.ts';
import { log } from '../log.ts';

let client: Redis | undefined;

/** Asks Redis for a sign of life; the web app itself does without. `undefined` where none is configured. */
export function redisPing(): (() => Promise<unknown>) | undefined {
  const { redisUrl } = env();
  if (redisUrl === undefined) return undefined;
  client ??= connect(redisUrl);
  const connected = client;
  return () => connected.ping();
}

export function closeRedis(): void {
  client?.disconnect();
  client = undefined;
}

function connect(url: string): Redis {
  const redis = new Redis(url, {
    connectionName: 'partyquiz-web',
    connectTimeout: CHECK_PATIENCE_MS,
    commandTimeout: CHECK_PATIENCE_MS,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: true
  });
  const complaints = new Seldom((text) => {
    log().warn(text);
  });
  // The web app does without; whoever reads the log shall know why the health check tells of it.
  redis.on('error', (error) => {
    complaints.say(sentence(explainRedisError(url, error)));
  });
  return redis;
}
