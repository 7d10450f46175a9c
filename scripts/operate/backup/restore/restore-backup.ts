import type { Contents } from '../contents.ts';
import type { BackupEnv } from '../env.ts';
import { checkServerVersion, type PgTool } from '../pg-tool.ts';
import { checkTarget } from './check-target.ts';
import { restoreIntoFreshDatabase } from './fresh-database.ts';
import { restoreInPlace } from './in-place.ts';
import { openSource } from './source.ts';
import { inspectTarget } from './target.ts';

export interface RestoreOptions {
  /** A name, `latest`, or the path of a file that pg_dump wrote. */
  readonly backup: string;
  readonly databaseUrl: string;
  readonly replace: boolean;
  readonly env: BackupEnv;
  readonly pgRestore: PgTool;
  readonly now: Date;
  /** Interrupts it; the database is then as it was, unless the new one has just taken its place. */
  readonly signal: AbortSignal;
  /** Told of what did not go well and does not matter for the result. */
  readonly warn: (sentence: string) => void;
}

export interface Restored {
  readonly label: string;
  readonly contents: Contents;
  /** Whether there was a manifest to compare with. */
  readonly isCompared: boolean;
  /** Migrations that were applied to what was restored. */
  readonly applied: readonly string[];
  /** For people. */
  readonly way: string;
}

/**
 * Restores a backup. All that can be known to go wrong is found out before the database is touched.
 *
 * @throws BackupError, MigrationError, and whatever store or database throw
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { databaseUrl, replace, pgRestore, signal, warn, now } = options;
  // Refusals first: reading a large backup takes a while.
  const first = await inspectTarget(databaseUrl);
  checkTarget(first, replace);
  checkServerVersion(pgRestore, first.server);
  const source = await openSource(options.backup, options.env, pgRestore);
  signal.throwIfAborted();
  const target = await inspectTarget(databaseUrl);
  checkTarget(target, replace);

  const { obstacle, found } = target;
  const result = { label: source.label, isCompared: source.contents !== null };
  if (obstacle !== null) {
    const filled = await restoreInPlace(target, source, { pgRestore, signal });
    return { ...result, ...filled, way: `in place in one transaction, because ${obstacle}` };
  }
  const stamp = now.toISOString().slice(0, 19).replaceAll(/\D/g, '');
  const filled = await restoreIntoFreshDatabase(target, source, { pgRestore, signal, replace, stamp, warn });
  const before = (found?.tables.length ?? 0) > 0 ? 'the old one, which is gone' : 'the empty one';
  const way = found
    ? `into a fresh database that took the place of ${before}`
    : 'into a database made for it';
  return { ...result, ...filled, way };
}
