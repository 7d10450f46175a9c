import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { giveTo, type Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { DataFolder } from './data-folder.ts';
import { LocalPostgresError } from './errors.ts';
import { runProgram } from './run-program.ts';

/** Makes the cluster, its databases and roles; PostgreSQL does not let this one be anything less. */
export const SUPERUSER = 'partyquiz';

/** Only these characters: safe in a URL and in an SQL string. */
const PASSWORD = /^[A-Za-z0-9_-]{20,}$/;

/** Reads the password in this file, or makes a new one. `isNew` means that an existing cluster does not know it yet. */
export function loadPassword(file: string, account: Account): { password: string; isNew: boolean } {
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  if (PASSWORD.test(kept)) {
    chmodSync(file, 0o600);
    return { password: kept, isNew: false };
  }
  const password = randomBytes(32).toString('base64url');
  const draft = `${file}.new`;
  writeFileSync(draft, `${password}\n`, { mode: 0o600 });
  giveTo(account, draft);
  renameSync(draft, file);
  return { password, isNew: true };
}

/**
 * Teaches the cluster the password of the file, through single-user mode, which asks for none. The server must not
 * run. This opens nothing to anybody new: who can write the folder can read all of it anyway.
 * @throws LocalPostgresError `damaged`
 */
export async function resetPassword(
  folder: DataFolder,
  account: Account,
  binaries: Binaries,
  password: string
): Promise<void> {
  const { succeeded } = await runProgram(
    account,
    binaries.postgres,
    [
      '--single',
      '-D',
      folder.cluster,
      '-c',
      'exit_on_error=on',
      '-c',
      'log_min_error_statement=panic',
      'postgres'
    ],
    { cwd: folder.root, input: `ALTER ROLE ${SUPERUSER} LOGIN SUPERUSER PASSWORD '${password}'\n` }
  );
  if (succeeded) return;
  throw new LocalPostgresError(
    'damaged',
    `The database in ${folder.root} does not accept its password and the password could not be reset; restore the folder from a backup, or move it away to begin anew.`
  );
}
