import { Encrypter } from 'age-encryption';
import * as v from 'valibot';
import { parseEnv, wholeNumber } from '#ops/env-fields.ts';
import type { Keep } from './retention.ts';
import { splitCommand } from './split-command.ts';
import type { S3Access, S3Target } from '#ops/object-store/s3-store.ts';

export type Target =
  { readonly kind: 'folder'; readonly path: string } | ({ readonly kind: 's3' } & S3Target);

/** The words of a command, the program first. */
export type Command = readonly [string, ...string[]];

export interface BackupEnv {
  readonly target: Target;
  readonly s3: S3Access;
  /** Public key to which backups are encrypted. */
  readonly recipient: string | undefined;
  readonly identityFile: string | undefined;
  readonly keep: Keep;
  readonly pgDump: Command | undefined;
  readonly pgRestore: Command | undefined;
}

const S3_TARGET = /^s3:\/\/([a-z0-9][a-z0-9.-]+)((?:\/[\w.-]+)*)\/?$/;

const command = v.pipe(
  v.string(),
  v.rawTransform<string, Command>(({ dataset, addIssue, NEVER }) => {
    try {
      const [program, ...args] = splitCommand(dataset.value);
      if (program !== undefined) return [program, ...args];
      addIssue({ message: 'must name a program' });
    } catch (error) {
      addIssue({ message: error instanceof Error ? error.message : 'cannot be read' });
    }
    return NEVER;
  })
);

const fields = v.object({
  BACKUP_TARGET: v.optional(
    v.pipe(
      v.string(),
      v.check(
        (text) => S3_TARGET.test(text) || !/^\w+:\/\//.test(text),
        'must be a folder, or s3://bucket/prefix'
      ),
      v.transform((text): Target => {
        const [, bucket, prefix = ''] = S3_TARGET.exec(text) ?? [];
        return bucket === undefined
          ? { kind: 'folder', path: text }
          : { kind: 's3', bucket, prefix: prefix.slice(1) };
      })
    ),
    './backups'
  ),
  BACKUP_AGE_RECIPIENT: v.optional(
    v.pipe(v.string(), v.check(isRecipient, 'must be a public key of age (age1…), see --new-key'))
  ),
  BACKUP_AGE_IDENTITY_FILE: v.optional(v.string()),
  BACKUP_KEEP_DAILY: v.optional(wholeNumber(0, 3_650), '7'),
  BACKUP_KEEP_WEEKLY: v.optional(wholeNumber(0, 520), '4'),
  BACKUP_KEEP_MONTHLY: v.optional(wholeNumber(0, 240), '6'),
  S3_ENDPOINT: v.optional(
    v.pipe(v.string(), v.regex(/^https?:\/\/./, 'must be an address such as https://s3.example.org'))
  ),
  S3_REGION: v.optional(v.string(), 'us-east-1'),
  S3_ACCESS_KEY_ID: v.optional(v.string()),
  S3_SECRET_ACCESS_KEY: v.optional(v.string()),
  PG_DUMP: v.optional(command),
  PG_RESTORE: v.optional(command)
});

const schema = v.pipe(
  fields,
  v.forward(
    v.check(
      (env) => env.S3_ACCESS_KEY_ID === undefined || env.S3_SECRET_ACCESS_KEY !== undefined,
      'is not set, and S3_ACCESS_KEY_ID is'
    ),
    ['S3_SECRET_ACCESS_KEY']
  ),
  v.forward(
    v.check(
      (env) => env.S3_SECRET_ACCESS_KEY === undefined || env.S3_ACCESS_KEY_ID !== undefined,
      'is not set, and S3_SECRET_ACCESS_KEY is'
    ),
    ['S3_ACCESS_KEY_ID']
  )
);

/**
 * The checked environment of a backup or a restore.
 *
 * @throws Error that names every variable at fault
 */
export function readBackupEnv(who: string, source: NodeJS.ProcessEnv): BackupEnv {
  const env = parseEnv(who, schema, source);
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = env;
  return {
    target: env.BACKUP_TARGET,
    s3: {
      endpoint: env.S3_ENDPOINT,
      region: env.S3_REGION,
      credentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined
    },
    recipient: env.BACKUP_AGE_RECIPIENT,
    identityFile: env.BACKUP_AGE_IDENTITY_FILE,
    keep: {
      daily: env.BACKUP_KEEP_DAILY,
      weekly: env.BACKUP_KEEP_WEEKLY,
      monthly: env.BACKUP_KEEP_MONTHLY
    },
    pgDump: env.PG_DUMP,
    pgRestore: env.PG_RESTORE
  };
}

function isRecipient(text: string): boolean {
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    return false; // no key, or one with a typing error
  }
}
