import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTestDatabase } from '../test-database.ts';
import type { Broken, Fault } from './fault.ts';
import type { Site } from './site.ts';

/** The installation's address of the database with another part. */
function changed(site: Site, change: (url: URL) => void, base = site.postgres.url): Broken {
  const url = new URL(base);
  change(url);
  return { env: { DATABASE_URL: url.href } };
}

/** A database of its own, in which this was done. */
async function altered(site: Site, statements: (name: string) => string): Promise<Broken> {
  const url = await site.newDatabase();
  await site.sql((sql) => sql.unsafe(statements(new URL(url).pathname.slice(1))), url);
  return { env: { DATABASE_URL: url } };
}

async function asRole(site: Site, grants: (role: string, name: string) => string): Promise<Broken> {
  const url = await site.newDatabase();
  const role = `role_${randomUUID().slice(0, 8)}`;
  await site.sql(
    (sql) =>
      sql.unsafe(
        `create role ${role} login password 'weak-role'; ${grants(role, new URL(url).pathname.slice(1))}`
      ),
    site.adminUrlOf(url)
  );
  return changed(site, (to) => ((to.username = role), (to.password = 'weak-role')), url);
}

const database = (id: string) => `database.${id}`;
const DATABASE_URL = /DATABASE_URL/;

export const databaseFaults: readonly Fault[] = [
  {
    title: 'a wrong password',
    id: database('password'),
    remedy: DATABASE_URL,
    break: (site) => changed(site, (url) => (url.password = 'wrong-password'))
  },
  {
    title: 'a database that does not exist',
    id: database('missing'),
    remedy: /create database "nowhere"/,
    break: (site) => changed(site, (url) => (url.pathname = '/nowhere'))
  },
  {
    title: 'a host that does not exist',
    id: database('dns'),
    remedy: DATABASE_URL,
    break: (site) => changed(site, (url) => (url.hostname = 'postgres.invalid'))
  },
  {
    title: 'a port where nothing listens',
    id: database('unreachable'),
    remedy: DATABASE_URL,
    break: (site) => changed(site, (url) => (url.port = '1'))
  },
  {
    title: 'TLS that the server does not speak',
    id: database('no-tls'),
    remedy: /sslmode.*DATABASE_URL/,
    break: (site) => changed(site, (url) => (url.search = '?sslmode=require'))
  },
  {
    title: 'a superuser',
    id: database('superuser'),
    level: 'warning',
    remedy: /role that is none/,
    break: (site) => ({ env: { DATABASE_URL: site.postgres.adminUrl } })
  },
  {
    title: 'a user that may create nothing',
    id: 'rights.create',
    remedy: /alter database "\w+" owner to "role_\w+"/,
    break: (site) => asRole(site, () => '')
  },
  {
    title: 'tables that belong to somebody else',
    id: 'rights.owner',
    remedy: /reassign owned by/,
    break: (site) =>
      asRole(
        site,
        (role, name) => `alter database ${name} owner to ${role}; grant create on schema public to ${role}`
      )
  },
  {
    title: 'a database that is read-only',
    id: 'rights.read-only',
    remedy: DATABASE_URL,
    break: (site) => altered(site, (name) => `alter database ${name} set default_transaction_read_only = on`)
  },
  {
    title: 'commits that are not durable',
    id: 'database-settings.synchronous-commit',
    remedy: /synchronous_commit = on/,
    break: (site) => altered(site, (name) => `alter database ${name} set synchronous_commit = off`)
  },
  {
    title: 'a server that does not sync',
    id: 'database-settings.fsync',
    remedy: /fsync = on/,
    break: async (site) => {
      // The server of the other tests runs like that.
      const lax = await createTestDatabase();
      await site.report(lax.url);
      return { env: { DATABASE_URL: lax.url }, repair: () => lax.drop() };
    }
  },
  {
    title: 'an encoding without emoji',
    id: 'database-settings.encoding',
    remedy: /DATABASE_URL/,
    break: async (site) => ({
      env: {
        DATABASE_URL: await site.newDatabase({
          options: "encoding 'LATIN1' template template0 lc_collate 'C' lc_ctype 'C'"
        })
      }
    })
  },
  {
    title: 'too few connections',
    id: 'database-settings.connections',
    level: 'warning',
    remedy: /max_connections/,
    break: (site) => altered(site, (name) => `alter database ${name} connection limit 20`)
  },
  {
    title: 'a pending migration',
    id: 'migrations.pending',
    remedy: /db:migrate/,
    break: async (site) => ({
      env: { DATABASE_URL: await site.newDatabase({ migrations: withoutLast(site), worker: false }) }
    })
  },
  {
    title: 'a migration of another branch',
    id: 'migrations.other-branch',
    remedy: DATABASE_URL,
    break: (site) =>
      altered(
        site,
        () => "insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', 1795364600921)"
      )
  },
  {
    title: 'a database of a release that this build is too old for',
    id: 'migrations.too-old',
    remedy: /Deploy 9\.0\.0/,
    break: (site) =>
      altered(
        site,
        () => `insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', 9999999999999);
          insert into drizzle.partyquiz_installation values ('oldest_release', '9.0.0')`
      )
  },
  {
    title: 'a preview on the database of production',
    id: 'migrations.environment',
    remedy: /preview variables/,
    break: () => ({ env: { COOLIFY_BRANCH: 'pull/7/head' } })
  },
  {
    title: 'no worker',
    id: 'workers.none',
    remedy: /Dockerfile\.ws/,
    break: async (site) => ({ env: { DATABASE_URL: await site.newDatabase({ worker: false }) } })
  },
  {
    title: 'a worker with another secret',
    id: 'workers.secret',
    remedy: /PARTYQUIZ_SECRET/,
    break: () => ({ env: { PARTYQUIZ_SECRET: 'VbHq0Zl2pYw8Jx4Nc7Rt1Mf5Ks9Dg3Ua6Te' } })
  },
  {
    title: 'two workers without Redis',
    id: 'workers.without-redis',
    remedy: /REDIS_URL/,
    break: async (site) => {
      const url = await site.newDatabase({ worker: false });
      for (let worker = 0; worker < 2; worker++) await site.report(url, { redis: null });
      return { env: { DATABASE_URL: url, REDIS_URL: undefined } };
    }
  },
  {
    title: 'a worker that does not reach Redis',
    id: 'workers.redis-away',
    remedy: /REDIS_URL/,
    break: async (site) => {
      const url = await site.newDatabase({ worker: false });
      await site.report(url, { redis: 'away' });
      await site.report(url, { redis: 'ok' });
      return { env: { DATABASE_URL: url } };
    }
  },
  {
    title: 'the only worker without its Redis',
    id: 'workers.alone',
    level: 'warning',
    remedy: /clear REDIS_URL/,
    break: async (site) => {
      const url = await site.newDatabase({ worker: false });
      await site.report(url, { redis: 'away' });
      return { env: { DATABASE_URL: url } };
    }
  },
  {
    title: 'a worker of another release',
    id: 'workers.version',
    level: 'warning',
    remedy: /same commit/,
    break: async (site) => {
      const url = await site.newDatabase({ worker: false });
      await site.report(url, { version: '0.9.0' });
      return { env: { DATABASE_URL: url } };
    }
  }
];

/** A folder of migrations as the release before had them. */
function withoutLast(site: Site): string {
  const folder = mkdtempSync(join(site.folder, 'migrations-'));
  cpSync('drizzle/migrations', folder, { recursive: true });
  const path = join(folder, 'meta/_journal.json');
  // Written by drizzle-kit; its shape is known.
  const journal = JSON.parse(readFileSync(path, 'utf8')) as { entries: unknown[] };
  writeFileSync(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, -1) }));
  return folder;
}
