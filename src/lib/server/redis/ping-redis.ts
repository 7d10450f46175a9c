import { Redis } from 'ioredis';
import { CHECK_PATIENCE_MS } from '#ops/health.ts';
import { env } from '../env.ts';

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
  // Whoever asks for the health hears of it.
  redis.on('error', () => undefined);
  return redis;
}
