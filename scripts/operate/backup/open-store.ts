import { FolderStore } from '#ops/object-store/folder-store.ts';
import type { ObjectStore } from '#ops/object-store/object-store.ts';
import type { BackupEnv } from './env.ts';

/** The store that BACKUP_TARGET names. */
export async function openStore({ target, s3 }: Pick<BackupEnv, 'target' | 's3'>): Promise<ObjectStore> {
  if (target.kind === 'folder') return new FolderStore(target.path);
  // Loaded where it is needed: it takes half a second.
  const { S3Store } = await import('#ops/object-store/s3-store.ts');
  return new S3Store(target, s3);
}
