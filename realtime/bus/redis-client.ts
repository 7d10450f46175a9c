import { Cluster, Redis, type ClientContext, type RedisOptions, type Result } from 'ioredis';

/** Waits between tries to connect, in ms. */
const FIRST_RETRY_MS = 50;
const LAST_RETRY_MS = 500;
/** A command without an answer for so long has failed, in ms. */
const COMMAND_MS = 1_000;
/** A connection on which nothing comes back for so long is dead, in ms: a network that swallows packets closes nothing. */
const SILENCE_MS = 1_500;
const CONNECT_MS = 2_000;

declare module 'ioredis' {
  interface RedisCommander<Context extends ClientContext = { type: 'default' }> {
    /** Owner of a room: renews ours, takes a free one or that of `over`. Returns the owner. */
    pqClaim(key: string, worker: string, ttlMs: number, over: string): Result<string, Context>;
    /** Deletes the key when it holds this worker. */
    pqRelease(key: string, worker: string): Result<number, Context>;
    /** Counts a hit in a window that begins with its first. Returns the hits so far. */
    pqHit(key: string, windowMs: number): Result<number, Context>;
  }
}

const scripts = {
  pqClaim: {
    numberOfKeys: 1,
    lua: `local owner = redis.call('GET', KEYS[1])
      if owner and owner ~= ARGV[1] and owner ~= ARGV[3] then return owner end
      redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
      return ARGV[1]`
  },
  pqRelease: {
    numberOfKeys: 1,
    lua: `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
      return 0`
  },
  pqHit: {
    numberOfKeys: 1,
    lua: `local hits = redis.call('INCR', KEYS[1])
      if hits == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
      return hits`
  }
};

const retry = (times: number) => Math.min(FIRST_RETRY_MS * 2 ** Math.min(times, 10), LAST_RETRY_MS);

const common = {
  connectTimeout: CONNECT_MS,
  commandTimeout: COMMAND_MS,
  socketTimeout: SILENCE_MS,
  maxRetriesPerRequest: 0,
  autoResendUnfulfilledCommands: false,
  connectionName: 'partyquiz-worker'
} satisfies RedisOptions;

export type RedisClient = Redis | Cluster;

/** A connection for commands and one that only listens. In a cluster one object does both. */
export interface RedisClients {
  readonly commands: RedisClient;
  readonly subscriber: RedisClient;
  readonly isCluster: boolean;
}

/**
 * Connects to the server at this URL, or, where it is a node of a cluster, to the cluster. A command that cannot be
 * sent at once fails at once: who sent it decides what to do meanwhile.
 *
 * @throws what ioredis throws when the server cannot be reached
 */
export async function connectRedis(url: string, onError: (error: Error) => void): Promise<RedisClients> {
  const commands = new Redis(url, {
    ...common,
    scripts,
    lazyConnect: true,
    enableOfflineQueue: false,
    enableAutoPipelining: true,
    retryStrategy: retry
  });
  let reason: unknown;
  commands.on('error', (error) => {
    reason = error;
    onError(error);
  });
  let info: string;
  try {
    await commands.connect();
    info = await commands.info('cluster');
  } catch (error) {
    commands.disconnect();
    // The call that failed only says that the connection ended; why, was told before.
    throw reason ?? error;
  }
  if (info.includes('cluster_enabled:1')) {
    const { host, port, username, password, tls } = commands.options;
    commands.disconnect();
    const cluster = new Cluster([{ host: host ?? '127.0.0.1', port: port ?? 6379 }], {
      scripts,
      lazyConnect: true,
      shardedSubscribers: true,
      enableOfflineQueue: false,
      clusterRetryStrategy: retry,
      slotsRefreshInterval: 5_000,
      redisOptions: {
        ...common,
        ...(username !== undefined && { username }),
        ...(password !== undefined && { password }),
        ...(tls !== undefined && { tls })
      }
    });
    cluster.on('error', onError);
    await cluster.connect();
    return { commands: cluster, subscriber: cluster, isCluster: true };
  }
  // Without a command timeout: what is subscribed while the connection is away follows when it is back.
  const subscriber = new Redis(url, {
    ...common,
    lazyConnect: true,
    maxRetriesPerRequest: null,
    retryStrategy: retry
  });
  subscriber.on('error', onError);
  await subscriber.connect();
  return { commands, subscriber, isCluster: false };
}
