import { createReadStream, existsSync } from 'node:fs';
import { readIdentities } from '../age.ts';
import { BackupError } from '../backup-error.ts';
import type { Contents } from '../contents.ts';
import type { BackupEnv } from '../env.ts';
import { findBackup } from '../list-backups.ts';
import { openBackup, readDump, requireKey, verifyFiles } from '../open-backup.ts';
import { feedTool, type PgTool } from '../pg-tool.ts';
import { openStore } from '../open-store.ts';

/** What is restored. It was read to its end once, and is whole. */
export interface RestoreSource {
  /** For people. */
  readonly label: string;
  /** To compare with; null for a dump that is not one of our backups. */
  readonly contents: Contents | null;
  /** Names of the tables in it; null where nothing tells. */
  readonly tables: readonly string[] | null;
  read(): Promise<AsyncIterable<Uint8Array>>;
}

/** @throws BackupError when there is no such backup, it is damaged, or its key is missing */
export async function openSource(wanted: string, env: BackupEnv, pgRestore: PgTool): Promise<RestoreSource> {
  return wanted.includes('/') ? openFile(wanted, pgRestore) : openFromStore(wanted, env, pgRestore);
}

async function openFromStore(wanted: string, env: BackupEnv, pgRestore: PgTool): Promise<RestoreSource> {
  const store = await openStore(env);
  const listed = await findBackup(store, wanted);
  const identities = env.identityFile === undefined ? [] : await readIdentities(env.identityFile);
  const backup = await openBackup(store, listed, identities);
  requireKey(backup);
  await verifyFiles(backup, pgRestore);
  const { name, appVersion, createdAt, tables } = backup.manifest;
  return {
    label: `${name} (made ${createdAt.slice(0, 16).replace('T', ' ')} UTC by PartyQuiz ${appVersion})`,
    contents: tables,
    tables: Object.keys(tables),
    read: () => readDump(backup)
  };
}

/** A file that pg_dump wrote, as Coolify does. */
async function openFile(path: string, pgRestore: PgTool): Promise<RestoreSource> {
  if (!existsSync(path)) throw new BackupError(`${path} does not exist.`);
  const read = async () => createReadStream(path);
  await feedTool(pgRestore, { args: ['--list'] }, await read());
  return { label: path, contents: null, tables: null, read };
}
