import { Redis } from 'ioredis';
import type { Broken, Fault } from './fault.ts';
import type { Site } from './site.ts';

/** The spare Redis with these settings, until it is asked for the next time. */
async function redisWith(site: Site, settings: Record<string, string>): Promise<Broken> {
  const client = new Redis(site.spareRedis.url);
  for (const [name, value] of Object.entries(settings)) await client.config('SET', name, value);
  const repair = async () => {
    for (const name of Object.keys(settings)) await client.config('SET', name, defaults[name] ?? '');
    client.disconnect();
  };
  return { env: { REDIS_URL: site.spareRedis.url }, repair };
}

const defaults: Readonly<Record<string, string>> = {
  requirepass: '',
  maxmemory: '0',
  'maxmemory-policy': 'noeviction'
};
const REDIS_URL = /REDIS_URL/;

async function bucket(site: Site, status: number, code: string): Promise<Broken> {
  return bucketAt(await site.newStorage(status, code));
}

const bucketAt = (endpoint: string, secret: string | undefined = 'storage-secret'): Broken => ({
  env: {
    BACKUP_TARGET: 's3://party/backups',
    S3_ENDPOINT: endpoint,
    S3_ACCESS_KEY_ID: 'AKIAPARTY',
    S3_SECRET_ACCESS_KEY: secret
  }
});

/** They change one Redis, so one comes after the other. */
export const redisFaults: readonly Fault[] = [
  {
    title: 'a Redis that wants a password',
    id: 'redis.password',
    remedy: REDIS_URL,
    break: (site) => redisWith(site, { requirepass: 'redis-password' })
  },
  {
    title: 'a wrong password of Redis',
    id: 'redis.password',
    remedy: REDIS_URL,
    break: async (site) => {
      const broken = await redisWith(site, { requirepass: 'redis-password' });
      const url = site.spareRedis.url.replace('://', '://default:wrong-password@');
      return { ...broken, env: { REDIS_URL: url } };
    }
  },
  {
    title: 'a Redis that forgets when memory is short',
    id: 'redis.eviction',
    remedy: /maxmemory-policy noeviction/,
    break: (site) => redisWith(site, { maxmemory: '100mb', 'maxmemory-policy': 'allkeys-lru' })
  },
  {
    title: 'a Redis that is full',
    id: 'redis.full',
    remedy: /maxmemory/,
    break: (site) => redisWith(site, { maxmemory: '1' })
  },
  {
    title: 'a Redis that is a replica',
    id: 'redis.replica',
    remedy: REDIS_URL,
    break: async (site) => {
      const client = new Redis(site.spareRedis.url);
      await client.replicaof('127.0.0.1', site.redis.port);
      const repair = async () => {
        await client.replicaof('NO', 'ONE');
        client.disconnect();
      };
      return { env: { REDIS_URL: site.spareRedis.url }, repair };
    }
  }
];

export const serviceFaults: readonly Fault[] = [
  {
    title: 'no Redis',
    id: 'redis.unreachable',
    remedy: REDIS_URL,
    break: () => ({ env: { REDIS_URL: 'redis://127.0.0.1:1' } })
  },
  {
    title: 'TLS that Redis does not speak',
    id: 'redis.silent',
    remedy: /redis:\/\/ instead/,
    break: (site) => ({ env: { REDIS_URL: site.spareRedis.url.replace('redis:', 'rediss:') } })
  },
  {
    title: 'a mail server that refuses the password',
    id: 'smtp.password',
    remedy: /SMTP_URL/,
    break: (site) => ({ env: { SMTP_URL: site.mailUrl('wrong-password') } })
  },
  {
    title: 'no mail server',
    id: 'smtp.unreachable',
    remedy: /SMTP_URL/,
    break: () => ({ env: { SMTP_URL: 'smtp://127.0.0.1:1' } })
  },
  {
    title: 'a mail server that does not begin with TLS',
    id: 'smtp.tls',
    remedy: /smtp:\/\/.*SMTP_URL/,
    break: (site) => ({ env: { SMTP_URL: site.mailUrl('mail-password', 'smtps') } })
  },
  {
    title: 'a storage where nobody answers',
    id: 's3.unreachable',
    remedy: /S3_ENDPOINT/,
    break: () => bucketAt('http://127.0.0.1:1')
  },
  {
    title: 'a bucket without the secret of its key',
    id: 's3.credentials',
    remedy: /S3_SECRET_ACCESS_KEY/,
    break: (site) => ({ env: { ...bucketAt(site.address).env, S3_SECRET_ACCESS_KEY: undefined } })
  },
  {
    title: 'a key that may not list',
    id: 's3.rights',
    remedy: /s3:ListBucket/,
    break: (site) => bucket(site, 403, 'AccessDenied')
  },
  {
    title: 'a wrong secret of the storage',
    id: 's3.secret',
    remedy: /S3_SECRET_ACCESS_KEY/,
    break: (site) => bucket(site, 403, 'SignatureDoesNotMatch')
  },
  {
    title: 'a bucket that does not exist',
    id: 's3.bucket',
    remedy: /BACKUP_TARGET/,
    break: (site) => bucket(site, 404, 'NoSuchBucket')
  },
  {
    title: 'a bucket in another region',
    id: 's3.region',
    remedy: /S3_REGION/,
    break: (site) => bucket(site, 400, 'AuthorizationHeaderMalformed')
  }
];
