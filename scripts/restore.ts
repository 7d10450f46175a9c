import { findDatabaseUrl } from '#scripts/import/database-url.ts';
import { BackupError } from './backup/backup-error.ts';
import { runCommandLine } from './backup/command-line.ts';
import { describeDatabase } from './backup/connection.ts';
import { describeContents } from './backup/contents.ts';
import { readBackupEnv } from './backup/env.ts';
import { findPgTool } from './backup/pg-tool.ts';
import { readRestoreArguments, RESTORE_USAGE, type RestoreArguments } from './backup/restore/arguments.ts';
import { checkTarget } from './backup/restore/check-target.ts';
import { restoreIntoFreshDatabase } from './backup/restore/fresh-database.ts';
import { restoreInPlace } from './backup/restore/in-place.ts';
import { openSource } from './backup/restore/source.ts';
import { inspectTarget } from './backup/restore/target.ts';

process.exitCode = await runCommandLine({
  readArguments: readRestoreArguments,
  usage: RESTORE_USAGE,
  run,
  failure: 'The restore failed'
});

async function run({ backup, into, replace }: RestoreArguments, signal: AbortSignal): Promise<void> {
  if (backup === undefined) {
    process.stdout.write(RESTORE_USAGE);
    return;
  }
  const env = readBackupEnv('npm run restore', process.env);
  const database = into === undefined ? await findDatabaseUrl(process.env) : { ok: true as const, url: into };
  if (!database.ok) throw new BackupError(database.why);
  const pgRestore = await findPgTool('pg_restore', env.pgRestore);

  // Refusals first: reading a large backup takes a while.
  checkTarget(await inspectTarget(database.url), replace);
  const source = await openSource(backup, env, pgRestore);
  signal.throwIfAborted();
  const target = await inspectTarget(database.url);
  checkTarget(target, replace);

  const { obstacle, found } = target;
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(/\D/g, '');
  const warn = (sentence: string) => process.stderr.write(`${sentence}\n`);
  const { contents, applied } =
    obstacle === null
      ? await restoreIntoFreshDatabase(target, source, { pgRestore, signal, replace, stamp, warn })
      : await restoreInPlace(target, source, { pgRestore, signal });

  const compared = source.contents ? ', every row as in the backup' : ', nothing to compare with';
  const migrated = applied.length > 0 ? `applied ${applied.join(', ')}` : 'none was missing';
  const way =
    obstacle === null
      ? found
        ? 'into a fresh database that took the place of the old one, which is gone'
        : 'into a database made for it'
      : `in place in one transaction, because ${obstacle}`;
  process.stdout.write(`Restored ${source.label} to ${describeDatabase(database.url)}.
  Content:    ${describeContents(contents)}${compared}
  Way:        ${way}
  Migrations: ${migrated}
Redis was not touched and needs nothing. Web and workers connect again by themselves, and workers load their rooms anew.
`);
}
