import { messageOf } from '#ops/failure.ts';
import { BackupError } from '../backup-error.ts';
import { fillDatabase, type Filled, type FillOptions } from './fill-database.ts';
import type { RestoreSource } from './source.ts';
import type { Target } from './target.ts';

/**
 * Restores into the database itself, in one transaction: where pg_restore fails, what was there is still there. The
 * comparison with the manifest comes after it.
 */
export async function restoreInPlace(
  { url, found }: Target,
  source: RestoreSource,
  options: Omit<FillOptions, 'clean'>
): Promise<Filled> {
  // What the backup does not know it would not remove, and migrations would stumble over it later.
  const { tables } = source;
  const foreign = tables ? (found?.tables ?? []).filter((name) => !tables.includes(name)) : [];
  if (foreign.length > 0)
    throw new BackupError(
      `The database has tables that the backup does not know (${foreign.join(', ')}): it is of another release. Nothing was changed. Drop them, or restore as a user that may create databases.`
    );
  const connections = found?.connections ?? [];
  if (connections.length > 0)
    throw new BackupError(
      `This restore has to be made in place, and the database is in use by ${connections.join(', ')}: whatever they wrote meanwhile would be mixed with what is restored. Nothing was changed. Stop the web app and the workers first.`
    );
  try {
    return await fillDatabase(url, source, { ...options, clean: true });
  } catch (error) {
    throw new BackupError(
      `${messageOf(error)}\nThe restore was made in place. Where pg_restore failed nothing was changed; where what came after it failed, the database holds what was restored: restore again once the cause is gone.`,
      { cause: error }
    );
  }
}
