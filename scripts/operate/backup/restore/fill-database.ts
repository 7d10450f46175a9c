import { readEnvironment } from '../../database/environment.ts';
import { applyMigrations } from '../../database/apply-migrations.ts';
import { BackupError } from '../backup-error.ts';
import { toolConnection } from '../connection.ts';
import { differences, readContents, type Contents } from '../contents.ts';
import { connectionRun, feedTool, type PgTool } from '../pg-tool.ts';
import { withClient } from '../client.ts';
import type { RestoreSource } from './source.ts';

/** A room moves far fewer times than this: what a worker still holds of a replaced database is fenced off. */
export const EPOCHS = 1_000;

export interface FillOptions {
  readonly pgRestore: PgTool;
  /** What is there already is removed first, in the same transaction. */
  readonly clean: boolean;
  readonly signal?: AbortSignal | undefined;
}

export interface Filled {
  /** What was restored, before migrations. */
  readonly contents: Contents;
  /** Migrations of this build that the backup did not have yet. */
  readonly applied: readonly string[];
}

/**
 * Restores into a database, compares with the manifest, and brings it to this build's schema.
 *
 * @throws BackupError and MigrationError
 */
export async function fillDatabase(
  url: string,
  source: RestoreSource,
  options: FillOptions
): Promise<Filled> {
  const { pgRestore, clean, signal } = options;
  const run = connectionRun(
    toolConnection(url),
    ...['--no-owner', '--no-privileges', '--single-transaction', '--exit-on-error'],
    ...(clean ? ['--clean', '--if-exists'] : [])
  );
  await feedTool(pgRestore, { ...run, signal }, await source.read());
  const contents = await withClient(url, (sql) => sql.begin('isolation level repeatable read', readContents));
  const different = source.contents ? differences(source.contents, contents) : [];
  if (different.length > 0)
    throw new BackupError(`What was restored is not what the backup holds: ${different.join('; ')}.`);
  signal?.throwIfAborted();
  await withClient(url, async (sql) => {
    const [live] = await sql<
      { exists: boolean }[]
    >`select to_regclass('public.live_session') is not null as exists`;
    // Workers that run on may hold these rooms in a later state, under an epoch of the same number.
    if (live?.exists) await sql`update live_session set epoch = epoch + ${EPOCHS} where status = 'running'`;
  });
  const { applied } = await applyMigrations(url, { environment: readEnvironment(process.env) });
  await withClient(url, (sql) => sql.unsafe('analyze'));
  return { contents, applied };
}
