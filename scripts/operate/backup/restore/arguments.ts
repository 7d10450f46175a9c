import { parseArgs } from 'node:util';

export interface RestoreArguments {
  /** A name, `latest`, or the path of a file that pg_dump wrote. Undefined: only the usage is wanted. */
  readonly backup: string | undefined;
  readonly into: string | undefined;
  readonly replace: boolean;
}

export const RESTORE_USAGE = `Usage: npm run restore -- <name|latest|file> [--into <url>] [--replace]

  <name|latest>  a backup in BACKUP_TARGET, as \`npm run backup -- --list\` shows it
  <file>         the path of a file of pg_dump --format=custom, such as a backup of Coolify; with a slash in it
  --into         the database, made when it does not exist; without it DATABASE_URL
  --replace      although the database holds something or is in use: that is gone afterwards

Variables: .env.example. Guide: docs/backup.md. Exit code: 0 done, 1 failed, 2 not understood.
`;

/** @throws Error with a sentence when the arguments cannot be understood */
export function readRestoreArguments(argv: readonly string[]): RestoreArguments {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      into: { type: 'string' },
      replace: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false }
    }
  });
  const [backup, ...more] = positionals;
  if (values.help) return { backup: undefined, into: undefined, replace: false };
  if (backup === undefined) throw new Error('Which backup?');
  if (more.length > 0) throw new Error('One backup at a time.');
  if (values.into !== undefined && !/^postgres(ql)?:\/\/./.test(values.into))
    throw new Error('--into must start with postgres://');
  return { backup, into: values.into, replace: values.replace };
}
