import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync
} from 'node:fs';
import { join } from 'node:path';
import { giveTo, type Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { DataFolder } from './data-folder.ts';
import { LocalPostgresError } from './errors.ts';
import { SUPERUSER } from './password.ts';
import { runProgram } from './run-program.ts';

/**
 * Creates `cluster` in one step: it appears by a rename, complete or not at all. The draft has a name of its own, so
 * that an initdb orphaned by a kill cannot write into the draft of the next start.
 *
 * Locale C: the same order of texts on every system, and no index goes bad when the system's libc changes its
 * collations. The price: lower() and ILIKE know ASCII only; use an ICU collation where that matters.
 * @param durable false skips the fsync of the new files, for throw-away clusters
 */
export async function createCluster(
  folder: DataFolder,
  account: Account,
  binaries: Binaries,
  durable: boolean
): Promise<void> {
  const draft = `${folder.cluster}.new-${randomBytes(6).toString('hex')}`;
  mkdirSync(draft, { mode: 0o700 });
  giveTo(account, draft);
  const { succeeded, output } = await runProgram(
    account,
    binaries.initdb,
    [
      ...['--pgdata', draft, '--username', SUPERUSER, '--pwfile', folder.password, '--auth', 'scram-sha-256'],
      ...['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'libc', '--no-instructions'],
      ...(durable ? [] : ['--no-sync'])
    ],
    { cwd: folder.root }
  );
  if (!succeeded) {
    rmSync(draft, { recursive: true, force: true, maxRetries: 5 });
    if (/No space left on device|quota exceeded/i.test(output))
      throw new LocalPostgresError(
        'disk_full',
        `The disk of ${folder.root} is full: the database needs 50 MB to begin. Make room there, or choose another folder, then start again.`
      );
    throw new LocalPostgresError(
      'start_failed',
      `The database could not be created in ${folder.root} (${lastError(output)}); free some space or choose another folder, then start again.`
    );
  }
  renameSync(draft, folder.cluster);
  if (durable) syncFolder(folder.root);
}

/** @throws LocalPostgresError `version_mismatch` or `damaged` */
export function checkVersion(folder: DataFolder, binaries: Binaries): void {
  const file = join(folder.cluster, 'PG_VERSION');
  const found = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  if (found === binaries.major) return;
  if (found === '') throw damaged(folder, 'PG_VERSION is missing');
  throw new LocalPostgresError(
    'version_mismatch',
    `The database in ${folder.root} was made by PostgreSQL ${found}, but this PartyQuiz brings PostgreSQL ${binaries.major}; export it with the old version and import it here, or choose another folder.`
  );
}

/** Whether the server was not shut down in order, so that the next start replays its write-ahead log. */
export function needsRecovery(folder: DataFolder): boolean {
  const control = join(folder.cluster, 'global', 'pg_control');
  if (!existsSync(control)) return false;
  // struct ControlFileData: system id (8 bytes), two versions (4 each), then the state; 1 is DB_SHUTDOWNED.
  return readFileSync(control).readUInt32LE(16) !== 1;
}

export function damaged(folder: DataFolder, detail: string): LocalPostgresError {
  return new LocalPostgresError(
    'damaged',
    `The database in ${folder.root} is damaged (${detail}); restore the folder from a backup, or move it away to begin anew.`
  );
}

function lastError(output: string): string {
  const lines = output.split('\n').filter((line) => /error|fatal|panic|could not/i.test(line));
  return lines.at(-1)?.trim() ?? 'initdb was interrupted';
}

/** Makes the rename survive a power cut. Windows cannot open a folder, and needs no such thing. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
