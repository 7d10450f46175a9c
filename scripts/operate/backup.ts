import { readVersion } from '#scripts/develop/build/version.ts';
import { findDatabaseUrl } from '#scripts/operate/import/database-url.ts';
import { newKeyPair, readIdentities } from './backup/age.ts';
import { BACKUP_USAGE, readBackupArguments, type BackupArguments } from './backup/arguments.ts';
import { messageOf } from '#ops/failure.ts';
import { BackupError, WrongTool } from './backup/backup-error.ts';
import { runCommandLine } from './backup/command-line.ts';
import { describeContents } from './backup/contents.ts';
import { createBackup } from './backup/create-backup.ts';
import { readBackupEnv } from './backup/env.ts';
import { explainFailure } from './backup/explain-failure.ts';
import { findBackup, listBackups } from './backup/list-backups.ts';
import { isReadable, openBackup, verifyFiles } from './backup/open-backup.ts';
import { findPgTool } from './backup/pg-tool.ts';
import { pruneBackups } from './backup/prune-backups.ts';
import { recordBackup } from './backup/record-backup.ts';
import { size, sizeOf } from './backup/size.ts';
import { openStore } from './backup/open-store.ts';

const print = (line: string) => process.stdout.write(`${line}\n`);

process.exitCode = await runCommandLine({
  readArguments: readBackupArguments,
  usage: BACKUP_USAGE,
  run,
  failure: 'The backup failed'
});

async function run(args: BackupArguments, signal: AbortSignal): Promise<void> {
  switch (args.action) {
    case 'help':
      process.stdout.write(BACKUP_USAGE);
      return;
    case 'new-key':
      return printNewKey();
    case 'list':
      return printList();
    case 'verify':
      return verify(args.backup);
    case 'create':
      return create(signal, args.keep);
  }
}

async function create(signal: AbortSignal, isKept: boolean): Promise<void> {
  const started = performance.now();
  const env = readBackupEnv('npm run backup', process.env);
  const database = await findDatabaseUrl(process.env);
  if (!database.ok) throw new BackupError(database.why);
  const [pgDump, store] = await Promise.all([
    findPgTool('pg_dump', env.pgDump).catch(adviseCopy),
    openStore(env)
  ]);
  const { recipient, keep } = env;
  const appVersion = await readVersion();
  const now = new Date();
  const manifest = await createBackup({
    ...{ store, databaseUrl: database.url, pgDump, recipient, appVersion, now, signal, isKept }
  }).catch(adviseCopy);
  await recordBackup(database.url, manifest).catch((error: unknown) => {
    process.stderr.write(`It could not be written down that a backup was made: ${messageOf(error)}\n`);
  });
  const removed = await pruneBackups(store, keep, now).catch((error: unknown) => {
    throw new BackupError(
      `${manifest.name} was made, but old ones could not be deleted: ${explainFailure(error)}`
    );
  });
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  print(
    `Backup ${manifest.name} in ${store.place}: ${describeContents(manifest.tables)}, ${size(sizeOf(manifest.files))}, ${manifest.encryption ? 'encrypted' : 'not encrypted'}, ${seconds} s.${removed.length > 0 ? ` Deleted: ${removed.join(', ')}.` : ''}`
  );
}

/** Beside `npm start` there is a way that needs no program at all. */
function adviseCopy(error: unknown): never {
  const folder = process.env.PARTYQUIZ_DATA_DIR ?? '.data';
  if (!(error instanceof WrongTool) || process.env.DATABASE_URL !== undefined) throw error;
  throw new BackupError(
    `${error.message}\nOr without any program: stop PartyQuiz with Ctrl-C, copy the whole folder (cp -a ${folder} ${folder}-copy), and start it again. docs/moving.md says how it comes back.`,
    { cause: error }
  );
}

async function verify(wanted: string): Promise<void> {
  const env = readBackupEnv('npm run backup', process.env);
  const [pgRestore, store] = await Promise.all([findPgTool('pg_restore', env.pgRestore), openStore(env)]);
  const identities = env.identityFile === undefined ? [] : await readIdentities(env.identityFile);
  const backup = await openBackup(store, await findBackup(store, wanted), identities);
  await verifyFiles(backup, pgRestore);
  const { name, tables, files } = backup.manifest;
  print(
    isReadable(backup)
      ? `Backup ${name} is whole and can be read: ${describeContents(tables)}, ${size(sizeOf(files))}.`
      : `Backup ${name} is whole: every byte is as it was written. Whether it can be decrypted was not tried: set BACKUP_AGE_IDENTITY_FILE for that.`
  );
}

async function printList(): Promise<void> {
  const store = await openStore(readBackupEnv('npm run backup', process.env));
  const backups = await listBackups(store);
  print(`${String(backups.length)} in ${store.place}`);
  for (const { name, files, isComplete, isKept } of backups) {
    const isEncrypted = files.some(({ key }) => key.endsWith('.age'));
    const words = isComplete ? [isEncrypted ? 'encrypted' : '', isKept ? 'kept' : ''] : ['INCOMPLETE'];
    print(`  ${name}  ${size(sizeOf(files)).padStart(9)}  ${words.filter(Boolean).join(', ')}`.trimEnd());
  }
}

async function printNewKey(): Promise<void> {
  const { identity, recipient } = await newKeyPair();
  print(`Public key, for BACKUP_AGE_RECIPIENT on the machine that makes backups:

  ${recipient}

Private key. Without it no encrypted backup can ever be read: keep it in a password manager and on paper, and not on
the machine that makes backups. For a restore put it into a file and name that in BACKUP_AGE_IDENTITY_FILE:

  ${identity}`);
}
