import type postgres from 'postgres';
import { readMigrations } from '../database/migration-files.ts';
import { encrypt } from './age.ts';
import { BackupError } from './backup-error.ts';
import { backupName } from './backup-name.ts';
import { withClient } from './client.ts';
import { toolConnection } from './connection.ts';
import { readContents } from './contents.ts';
import { digesting } from './digest.ts';
import { explainFailure } from './explain-failure.ts';
import { KEEP, MANIFEST, writeManifest, type Manifest } from './manifest.ts';
import { checkServerVersion, connectionRun, readTool, type PgTool } from './pg-tool.ts';
import type { ObjectStore } from '#ops/object-store/object-store.ts';

export interface CreateOptions {
  readonly store: ObjectStore;
  readonly databaseUrl: string;
  readonly pgDump: PgTool;
  readonly recipient: string | undefined;
  /** Whether no later backup deletes it. */
  readonly isKept?: boolean;
  readonly appVersion: string;
  readonly now: Date;
  /** Interrupts it; nothing is left then. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Puts one backup into the store. Dump, counts and checksums come from one snapshot: whatever is written to the
 * database meanwhile is in none of them.
 *
 * @throws BackupError and whatever store or database throw; what was stored so far is removed
 */
export async function createBackup(options: CreateOptions): Promise<Manifest> {
  const { store, databaseUrl, now } = options;
  const name = backupName(now);
  if ((await store.list(`${name}/`)).length > 0)
    throw new BackupError(`Another backup began in this very second. Try again.`);
  try {
    return await withClient(
      databaseUrl,
      (sql) => sql.begin('isolation level repeatable read read only', (tx) => putFiles(tx, name, options)),
      'partyquiz-backup'
    );
  } catch (error) {
    await removeRemains(store, name);
    throw error;
  }
}

async function putFiles(
  tx: postgres.TransactionSql,
  name: string,
  options: CreateOptions
): Promise<Manifest> {
  const { store, pgDump, recipient } = options;
  const source = await inspect(tx);
  checkServerVersion(pgDump, source.major);
  const tables = await readContents(tx);
  const file = recipient === undefined ? 'database.dump' : 'database.dump.age';
  const run = connectionRun(
    toolConnection(options.databaseUrl),
    ...['--format=custom', '--no-owner', '--no-privileges', `--snapshot=${source.snapshot}`]
  );
  const dump = readTool(pgDump, { ...run, signal: options.signal });
  const { content, digest } = digesting(recipient === undefined ? dump : await encrypt(dump, recipient));
  await store.put(`${name}/${file}`, content);
  const manifest: Manifest = {
    format: 1,
    name,
    appVersion: options.appVersion,
    createdAt: options.now.toISOString(),
    postgres: source.version,
    pgDump: pgDump.version,
    newestMigration: source.newestMigration,
    encryption: recipient === undefined ? null : { kind: 'age', recipient },
    tables,
    media: [],
    files: [{ name: file, ...digest() }]
  };
  if (options.isKept === true)
    await store.put(`${name}/${KEEP}`, oneChunk('No backup deletes this one while this file is here.\n'));
  await store.put(`${name}/${MANIFEST}`, oneChunk(writeManifest(manifest)));
  return manifest;
}

async function inspect(tx: postgres.TransactionSql) {
  // The snapshot lives as long as this transaction, which idles while pg_dump works.
  await tx`select set_config('idle_in_transaction_session_timeout', '0', true)`;
  const [server] = await tx<{ version: string; number: number; snapshot: string; isOurs: boolean }[]>`
    select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
      pg_export_snapshot() as snapshot, to_regclass('drizzle.__drizzle_migrations') is not null as "isOurs"`;
  if (!server) throw new BackupError('The database did not say what it is.');
  if (!server.isOurs)
    throw new BackupError(
      'The database holds no PartyQuiz, so there is nothing to back up. Check DATABASE_URL.'
    );
  const [newest] = await tx<{ when: number | null }[]>`
    select max(created_at)::float8 as when from drizzle.__drizzle_migrations`;
  const when = newest?.when ?? 0;
  const known = readMigrations('drizzle/migrations').find((migration) => migration.when === when);
  return {
    snapshot: server.snapshot,
    version: server.version.split(' ')[0] ?? '',
    major: Math.floor(server.number / 10_000),
    newestMigration: { when, tag: known?.tag ?? null }
  };
}

async function removeRemains(store: ObjectStore, name: string): Promise<void> {
  try {
    for (const { key } of await store.list(`${name}/`)) await store.delete(key);
  } catch (error) {
    // It has no manifest, so it counts as no backup, and a later one removes it.
    process.stderr.write(`What was stored of ${name} could not be removed: ${explainFailure(error)}\n`);
  }
}

async function* oneChunk(text: string): AsyncGenerator<Uint8Array, void> {
  yield Buffer.from(text);
}
