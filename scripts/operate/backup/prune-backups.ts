import { listBackups, type ListedBackup } from './list-backups.ts';
import { MANIFEST } from './manifest.ts';
import { expiredBackups, type Keep } from './retention.ts';
import type { ObjectStore } from '#ops/object-store/object-store.ts';

/** An incomplete backup of this age was interrupted; a younger one may still be in the making. */
const INTERRUPTED_MS = 86_400_000;

/**
 * Deletes what the retention does not keep, and what interrupted backups left.
 *
 * @returns the names of what is gone
 */
export async function pruneBackups(store: ObjectStore, keep: Keep, now: Date): Promise<string[]> {
  const backups = await listBackups(store);
  const expired = expiredBackups(
    backups.filter(({ isComplete, isKept }) => isComplete && !isKept),
    keep
  );
  const interrupted = backups.filter(
    ({ isComplete, at }) => !isComplete && now.getTime() - at.getTime() > INTERRUPTED_MS
  );
  const doomed = [...expired, ...interrupted];
  for (const backup of doomed) await deleteBackup(store, backup);
  return doomed.map(({ name }) => name);
}

/** The manifest first: whoever is interrupted leaves an incomplete backup, never one that looks whole. */
export async function deleteBackup(store: ObjectStore, { name, files }: ListedBackup): Promise<void> {
  const manifest = `${name}/${MANIFEST}`;
  await store.delete(manifest);
  for (const { key } of files) if (key !== manifest) await store.delete(key);
}
