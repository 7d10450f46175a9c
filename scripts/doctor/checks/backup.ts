import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '#ops/reasons/cause.ts';
import { makeFolder } from '../../process/make-folder.ts';
import { error, info, ok, type Check, type Finding } from '../check.ts';
import { tryBucket } from '../try-bucket.ts';

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
