import { BACKUP_OLD_MS, readInstanceSettings } from '#core/instance/settings.ts';
import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '#ops/reasons/cause.ts';
import { makeFolder } from '#ops/make-folder.ts';
import { error, info, ok, warning, type Check, type Finding } from '../check.ts';
import { withDatabase } from '../database.ts';
import { tryBucket } from '../try-bucket.ts';

const DAY_MS = 86_400_000;
const FOLDER_REMEDY = 'Set BACKUP_TARGET to a folder that this user may write, or to s3://bucket/prefix.';

/** Whether backups can be written, in a folder. */
export const backup: Check = {
  id: 'backup',
  title: 'Backups',
  needs: [],
  isOutside: false,
  run: async ({ env }) => {
    const { BACKUP_TARGET: target, BACKUP_AGE_RECIPIENT: recipient } = env;
    const isBad = recipient !== undefined && !/^age1[a-z0-9]{50,}$/.test(recipient);
    const findings = isBad ? [badRecipient('npm run backup -- --new-key')] : [];
    if (target === undefined)
      return [
        ...findings,
        info(
          'backup.no-target',
          'BACKUP_TARGET is not set: `npm run backup` in a checkout writes into ./backups there.',
          'Have a backup outside of this server: BACKUP_TARGET=s3://bucket/prefix where you run it, or those of Coolify.'
        )
      ];
    if (target.startsWith('s3://'))
      return findings.length > 0 ? findings : [ok('backup', 'They go to S3, see below.')];
    return [...findings, await tryFolder(target)];
  }
};

/** Whether backups can be written, in a bucket. */
export const storage: Check = {
  id: 's3',
  title: 'S3',
  needs: [],
  isOutside: true,
  run: async ({ env }) => {
    const { BACKUP_TARGET: target } = env;
    if (target?.startsWith('s3://') !== true) return [info('s3.unused', 'BACKUP_TARGET is no bucket.')];
    return [await tryBucket(target, env)];
  }
};

const badRecipient = (newKey: string): Finding =>
  error(
    'backup.recipient',
    'BACKUP_AGE_RECIPIENT is not the public key of an age key pair: those begin with age1.',
    `Make a pair with \`${newKey}\`, and set BACKUP_AGE_RECIPIENT to its public half.`
  );

async function tryFolder(folder: string): Promise<Finding> {
  const probe = join(folder, `.partyquiz-doctor-${randomUUID()}`);
  try {
    makeFolder(folder);
    await writeFile(probe, '');
    await rm(probe);
    return ok('backup', `${folder} can be written.`);
  } catch (cause) {
    const code = codeOf(cause);
    const what =
      code === 'ENOSPC'
        ? `The disk of ${folder} in BACKUP_TARGET is full.`
        : `Backups cannot be written to ${folder} (${code}).`;
    return error(
      'backup.folder',
      what,
      code === 'ENOSPC' ? 'Free it, or change BACKUP_TARGET.' : FOLDER_REMEDY
    );
  }
}

/** When the last backup was made that `npm run backup` wrote down. */
export const backupAge: Check = {
  id: 'backup-age',
  title: 'Last backup',
  needs: ['database', 'rights', 'migrations'],
  isOutside: false,
  run: async ({ env, now }) => {
    const rows = await withDatabase(
      env.DATABASE_URL,
      (sql) => sql<{ key: string; value: unknown }[]>`
        select key, value from instance_setting where key = 'lastBackup'`
    );
    return [judgeBackupAge(readInstanceSettings(rows).lastBackup?.at, now())];
  }
};

export function judgeBackupAge(at: number | undefined, now: number): Finding {
  if (at === undefined)
    return info(
      'backup-age.none',
      'No backup of `npm run backup` is known. Those of others, such as Coolify’s, are not known here.',
      'Make one: docs/backup.md.'
    );
  const days = Math.floor((now - at) / DAY_MS);
  const when = days < 1 ? 'less than a day' : days === 1 ? 'a day' : `${String(days)} days`;
  return now - at < BACKUP_OLD_MS
    ? ok('backup-age', `The last backup is ${when} old.`)
    : warning(
        'backup-age.old',
        `The last backup of \`npm run backup\` is ${when} old.`,
        'Make one now, and look why the timer makes none: docs/backup.md, “Every night”.'
      );
}
