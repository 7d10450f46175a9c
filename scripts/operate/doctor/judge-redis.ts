import { error, info, warning, type Finding } from './check.ts';

export type RedisInfo = Readonly<Record<string, string>>;

/** Sharded publish and subscribe came with 7. */
const OLDEST_MAJOR = 7;
const FULL = 0.9;

/** What `INFO` says, by name. */
export const readInfo = (text: string): RedisInfo =>
  Object.fromEntries(
    [...text.matchAll(/^(\w+):(.*?)\r?$/gm)].map(([, name = '', value = '']) => [name, value])
  );

/** Faults of a server that answers. */
export const judgeRedis = (told: RedisInfo): Finding[] => [
  ...version(told),
  ...eviction(told),
  ...memory(told),
  ...persistence(told)
];

function version({ redis_version: text = '0' }: RedisInfo): Finding[] {
  if (Number.parseInt(text, 10) >= OLDEST_MAJOR) return [];
  return [
    error(
      'redis.version',
      `Redis ${text} is too old: workers need 7, for sharded publish and subscribe.`,
      'Run Redis 7 (image redis:7-alpine). There is nothing in the old one to keep. REDIS_URL stays.'
    )
  ];
}

function eviction({ maxmemory_policy: policy = 'noeviction', maxmemory = '0' }: RedisInfo): Finding[] {
  if (policy === 'noeviction') return [];
  const remedy =
    'Set maxmemory-policy noeviction: `redis-cli config set maxmemory-policy noeviction`, and the same in redis.conf or the start command (--maxmemory-policy noeviction).';
  return maxmemory === '0'
    ? [
        warning(
          'redis.eviction',
          `maxmemory-policy is ${policy}: it does nothing until somebody sets maxmemory.`,
          remedy
        )
      ]
    : [
        error(
          'redis.eviction',
          `maxmemory-policy is ${policy}: when memory is short, Redis forgets which worker has a room, and rooms jump between workers.`,
          remedy
        )
      ];
}

function memory({ used_memory: used = '0', maxmemory = '0' }: RedisInfo): Finding[] {
  if (maxmemory === '0' || Number(used) < Number(maxmemory) * FULL) return [];
  return [
    warning(
      'redis.memory',
      'Redis uses nearly all of its maxmemory: soon it refuses to write, and workers cannot take rooms.',
      'Raise maxmemory, or give PartyQuiz a Redis of its own in REDIS_URL: it needs a few MB.'
    )
  ];
}

function persistence(told: RedisInfo): Finding[] {
  if (told.rdb_last_bgsave_status === 'err' || told.aof_last_write_status === 'err')
    return [
      error(
        'redis.disk',
        'Redis could not write to its disk: it refuses to store anything more.',
        'Free the disk of the Redis in REDIS_URL, or repair the rights of its folder; its log names the cause.'
      )
    ];
  if (told.aof_enabled !== '0') return [];
  return [
    info(
      'redis.no-aof',
      'Redis keeps nothing when it restarts (no AOF). No answer is lost: PostgreSQL has them all. Rooms are found again within two seconds, limits count from nothing, and a ticket that was used could be used again within its minute.',
      'Where you like: start Redis with --appendonly yes.'
    )
  ];
}
