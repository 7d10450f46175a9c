import { decrypt } from './age.ts';
import { BackupError } from './backup-error.ts';
import { digesting } from './digest.ts';
import type { ListedBackup } from './list-backups.ts';
import { MANIFEST, readManifest, type Manifest } from './manifest.ts';
import { checkToolVersion, feedTool, type PgTool } from './pg-tool.ts';
import type { ObjectStore } from '#ops/object-store/object-store.ts';

/** A backup with what is needed to read it. */
export interface OpenBackup {
  readonly store: ObjectStore;
  readonly manifest: Manifest;
  /** Private keys; needed only where it is encrypted. */
  readonly identities: readonly string[];
}

export async function openBackup(
  store: ObjectStore,
  { name }: ListedBackup,
  identities: readonly string[]
): Promise<OpenBackup> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await store.get(`${name}/${MANIFEST}`)) chunks.push(chunk);
  return { store, manifest: readManifest(name, Buffer.concat(chunks).toString()), identities };
}

export const isReadable = ({ manifest, identities }: OpenBackup): boolean =>
  manifest.encryption === null || identities.length > 0;

/** @throws BackupError when it is encrypted and no key was given */
export function requireKey(backup: OpenBackup): void {
  if (isReadable(backup)) return;
  const recipient = backup.manifest.encryption?.recipient ?? '';
  throw new BackupError(
    `${backup.manifest.name} is encrypted: set BACKUP_AGE_IDENTITY_FILE to the file with the private key that belongs to ${recipient}.`
  );
}

/** What pg_dump wrote. */
export async function readDump({
  store,
  manifest,
  identities
}: OpenBackup): Promise<AsyncIterable<Uint8Array>> {
  const stored = await store.get(`${manifest.name}/${dumpOf(manifest).name}`);
  return manifest.encryption === null ? stored : decrypt(stored, identities);
}

/**
 * Reads everything: bytes and SHA-256 must be those of the manifest, and, where it can be read, pg_restore must know
 * what is in it.
 *
 * @throws BackupError
 */
export async function verifyFiles(backup: OpenBackup, pgRestore: PgTool): Promise<void> {
  const { store, manifest, identities } = backup;
  const file = dumpOf(manifest);
  const { content, digest } = digesting(await store.get(`${manifest.name}/${file.name}`));
  for await (const _chunk of content); // counted on its way
  const found = digest();
  if (found.bytes !== file.bytes || found.sha256 !== file.sha256)
    throw new BackupError(
      `${file.name} of ${manifest.name} is damaged: it has ${describe(found)} instead of ${describe(file)}. Use another backup.`
    );
  if (!isReadable(backup)) return;
  if (manifest.encryption !== null) {
    const stored = await store.get(`${manifest.name}/${file.name}`);
    for await (const _chunk of await decrypt(stored, identities)); // fails where it was changed
  }
  checkToolVersion(pgRestore, manifest.pgDump, 'the backup is of pg_dump');
  await feedTool(pgRestore, { args: ['--list'] }, await readDump(backup));
}

function dumpOf({ name, files }: Manifest): Manifest['files'][number] {
  const [file] = files;
  if (!file) throw new BackupError(`The manifest of ${name} names no file. Use another backup.`);
  return file;
}

const describe = ({ bytes, sha256 }: { bytes: number; sha256: string }): string =>
  `${String(bytes)} bytes with SHA-256 ${sha256.slice(0, 12)}…`;
