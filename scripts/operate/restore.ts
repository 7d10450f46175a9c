import { findDatabaseUrl } from '#scripts/operate/import/database-url.ts';
import { BackupError } from './backup/backup-error.ts';
import { runCommandLine } from './backup/command-line.ts';
import { describeDatabase } from './backup/connection.ts';
import { describeContents } from './backup/contents.ts';
import { readBackupEnv } from './backup/env.ts';
import { findPgTool } from './backup/pg-tool.ts';
import { readRestoreArguments, RESTORE_USAGE, type RestoreArguments } from './backup/restore/arguments.ts';
import { restoreBackup } from './backup/restore/restore-backup.ts';

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
  const restored = await restoreBackup({
    ...{ backup, databaseUrl: database.url, replace, env, signal },
    pgRestore: await findPgTool('pg_restore', env.pgRestore),
    now: new Date(),
    warn: (sentence) => process.stderr.write(`${sentence}\n`)
  });
  const { label, contents, isCompared, applied, way } = restored;
  process.stdout.write(`Restored ${label} to ${describeDatabase(database.url)}.
  Content:    ${describeContents(contents)}${isCompared ? ', every row as in the backup' : '; nothing to compare with'}
  Way:        ${way}
  Migrations: ${applied.length > 0 ? `applied ${applied.join(', ')}` : 'none was missing'}
Redis was not touched and needs nothing. Web and workers connect again by themselves, and workers load their rooms anew.
`);
}
