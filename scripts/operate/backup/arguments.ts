import { parseArgs } from 'node:util';

export type BackupArguments =
  | { readonly action: 'list' | 'new-key' | 'help' }
  /** @property keep whether no later backup deletes it */
  | { readonly action: 'create'; readonly keep: boolean }
  /** @property backup a name or `latest` */
  | { readonly action: 'verify'; readonly backup: string };

export const BACKUP_USAGE = `Usage: npm run backup [-- --keep | --list | --verify <name|latest> | --new-key]

  (nothing)   makes a backup of DATABASE_URL in BACKUP_TARGET, then deletes what BACKUP_KEEP_… does not keep
  --keep      makes one that no later backup deletes
  --list      shows the backups there
  --verify    reads a backup to its end and checks it
  --new-key   makes a pair of keys for encrypted backups

Variables: .env.example. Guide: docs/backup.md. Exit code: 0 done, 1 failed, 2 not understood.
`;

/** @throws Error with a sentence when the arguments cannot be understood */
export function readBackupArguments(argv: readonly string[]): BackupArguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      keep: { type: 'boolean' },
      list: { type: 'boolean' },
      verify: { type: 'string' },
      'new-key': { type: 'boolean' },
      help: { type: 'boolean', short: 'h' }
    }
  });
  const given = Object.keys(values);
  if (given.length > 1) throw new Error('One option at a time.');
  if (values.verify !== undefined) return { action: 'verify', backup: values.verify };
  if (values.list) return { action: 'list' };
  if (values['new-key']) return { action: 'new-key' };
  return values.help ? { action: 'help' } : { action: 'create', keep: values.keep === true };
}
