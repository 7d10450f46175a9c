import { BackupError } from './backup-error.ts';
import { backupTime } from './backup-name.ts';
import { KEEP, MANIFEST } from './manifest.ts';
import type { ObjectStore, StoredObject } from '#ops/object-store/object-store.ts';

export interface ListedBackup {
  readonly name: string;
  readonly at: Date;
  readonly files: readonly StoredObject[];
  /** It has a manifest, which is written last. */
  readonly isComplete: boolean;
  /** No retention deletes it. */
  readonly isKept: boolean;
}

/** What the store holds under names of backups, the newest first. Other files are left alone. */
export async function listBackups(store: ObjectStore): Promise<ListedBackup[]> {
  const byName = new Map<string, StoredObject[]>();
  for (const object of await store.list()) {
    const name = object.key.slice(0, object.key.indexOf('/'));
    byName.set(name, [...(byName.get(name) ?? []), object]);
  }
  return [...byName]
    .flatMap(([name, files]): ListedBackup[] => {
      const at = backupTime(name);
      const isComplete = files.some(({ key }) => key === `${name}/${MANIFEST}`);
      const isKept = files.some(({ key }) => key === `${name}/${KEEP}`);
      return at ? [{ name, at, files, isComplete, isKept }] : [];
    })
    .sort((a, b) => b.at.getTime() - a.at.getTime());
}

/**
 * @param wanted a name, or `latest`
 * @throws BackupError when there is no such backup, or it is incomplete
 */
export async function findBackup(store: ObjectStore, wanted: string): Promise<ListedBackup> {
  const backups = await listBackups(store);
  const found = backups.find(({ name, isComplete }) => (wanted === 'latest' ? isComplete : name === wanted));
  if (found?.isComplete) return found;
  if (found)
    throw new BackupError(
      `${wanted} in ${store.place} is incomplete: it has no manifest, so it was interrupted or is still being made.`
    );
  const complete = backups.filter(({ isComplete }) => isComplete);
  throw new BackupError(
    complete.length === 0
      ? `There is no backup in ${store.place}. Check BACKUP_TARGET, or make one with \`npm run backup\`.`
      : `There is no ${wanted} in ${store.place}. The newest is ${complete[0]?.name ?? ''}; \`npm run backup -- --list\` shows all.`
  );
}
