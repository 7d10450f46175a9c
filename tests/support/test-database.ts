import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyMigrations } from '#scripts/operate/database/apply-migrations.ts';
import postgres from 'postgres';

export interface TestDatabase {
  readonly url: string;
  /** Ends every connection to it and removes it. */
  drop(): Promise<void>;
}

const MIGRATIONS = join(import.meta.dirname, '../../drizzle/migrations');
/** Key of the advisory lock around the making of a template: “pqtt” in ASCII. */
const LOCK_KEY = 0x70717474;

/**
 * A fresh, migrated database on the server at `TEST_DATABASE_URL`. Copying a template takes a few milliseconds.
 *
 * @param options `empty`: without our schema
 */
export async function createTestDatabase({ empty = false } = {}): Promise<TestDatabase> {
  const server = serverUrl();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, async (sql) => {
    const template = empty ? 'template0' : await migratedTemplate(sql, server);
    await sql.unsafe(`create database ${name} template ${template}`);
  });
  return {
    url: withDatabase(server, name),
    drop: () =>
      onServer(server, async (sql) => void (await sql.unsafe(`drop database if exists ${name} with (force)`)))
  };
}

/** The template of this schema; made by whoever comes first, kept for later runs on the same server. */
async function migratedTemplate(sql: postgres.Sql, server: string): Promise<string> {
  const name = `template_${schemaHash()}`;
  await sql`select pg_advisory_lock(${LOCK_KEY})`;
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${name} and datistemplate`;
    if (found) return name;
    await sql.unsafe(`drop database if exists ${name} with (force)`);
    await sql.unsafe(`create database ${name}`);
    await applyMigrations(withDatabase(server, name), { folder: MIGRATIONS });
    await sql.unsafe(`alter database ${name} is_template true`);
    return name;
  } finally {
    await sql`select pg_advisory_unlock(${LOCK_KEY})`;
  }
}

function schemaHash(): string {
  const hash = createHash('sha256');
  const files = readdirSync(MIGRATIONS).filter((file) => file.endsWith('.sql'));
  for (const file of files.sort()) hash.update(readFileSync(join(MIGRATIONS, file)));
  return hash.digest('hex').slice(0, 16);
}

function serverUrl(): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('TEST_DATABASE_URL is not set; the vitest project “integration” sets it.');
  return url;
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(server: string, work: (sql: postgres.Sql) => Promise<void>): Promise<void> {
  const sql = postgres(server, { max: 1, onnotice: () => undefined });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}
