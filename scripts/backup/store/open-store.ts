import type { BackupEnv } from '../env.ts';
import type { BackupStore } from './backup-store.ts';
import { FolderStore } from './folder-store.ts';

/** The store that BACKUP_TARGET names. */
export async function openStore({ target, s3 }: Pick<BackupEnv, 'target' | 's3'>): Promise<BackupStore> {
  if (target.kind === 'folder') return new FolderStore(target.path);
  // Loaded where it is needed: it takes half a second.
  const { S3Store } = await import('./s3-store.ts');
  return new S3Store(target, s3);
}
