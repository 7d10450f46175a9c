import { spawnSync } from 'node:child_process';
import { chownSync, lchownSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Binaries } from './binaries.ts';
import type { DataFolder } from './data-folder.ts';
import { LocalPostgresError } from './errors.ts';

/** As whom the server programs run. PostgreSQL refuses to run as root, so root needs a stand-in. */
export type Account =
  /** As ourselves: an ordinary user. */
  | { kind: 'self' }
  /** Root, seen by the program as uid 1000 through a user namespace; files stay root's. */
  | { kind: 'namespace' }
  /** Root stepping down to another user, who owns the data. */
  | { kind: 'user'; uid: number; gid: number };

const NAMESPACE = ['--user', '--map-user=1000', '--map-group=1000', '--'];
const STAND_INS = ['postgres', 'node', 'nobody'];

/**
 * Decides as whom to run, and makes the folder theirs when it is new to them.
 * @throws LocalPostgresError `start_failed` when root finds no way to step down
 */
export function chooseAccount(folder: DataFolder, binaries: Binaries): Account {
  if (process.geteuid?.() !== 0) return { kind: 'self' };
  const { uid, gid } = statSync(folder.root);
  // Data of an ordinary user stays his, so that he can start it again without root.
  if (uid !== 0) return checkReach({ kind: 'user', uid, gid }, folder, binaries);
  if (namespaceWorks(binaries)) return { kind: 'namespace' };
  const account = checkReach({ kind: 'user', ...findStandIn() }, folder, binaries);
  giveTree(folder.root, account.uid, account.gid);
  return account;
}

/** The command and spawn options which run `program` as `account`. */
export function commandFor(account: Account, program: string, args: string[]) {
  switch (account.kind) {
    case 'self':
      return { file: program, args, identity: {} };
    case 'namespace':
      // unshare replaces itself by the program: the pid we spawn is the program's.
      return { file: 'unshare', args: [...NAMESPACE, program, ...args], identity: {} };
    case 'user':
      return { file: program, args, identity: { uid: account.uid, gid: account.gid } };
  }
}

/** Hands a file we created to the account. */
export function giveTo(account: Account, path: string): void {
  if (account.kind === 'user') chownSync(path, account.uid, account.gid);
}

/** PATH and little else: PGDATA, PGOPTIONS or a foreign LC_ALL of the caller must not reach the server. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LD_LIBRARY_PATH'];
  const entries = kept.flatMap((name) =>
    process.env[name] === undefined ? [] : [[name, process.env[name]]]
  );
  return { ...(Object.fromEntries(entries) as NodeJS.ProcessEnv), LC_ALL: 'C' };
}

/** False in most containers (seccomp), on old kernels and where `unshare` is missing. */
function namespaceWorks(binaries: Binaries): boolean {
  const { file, args } = commandFor({ kind: 'namespace' }, binaries.postgres, ['--version']);
  return spawnSync(file, args, { stdio: 'ignore', env: cleanEnvironment() }).status === 0;
}

function findStandIn(): { uid: number; gid: number } {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of STAND_INS) {
    const user = users.find(([login]) => login === name);
    const [uid, gid] = [Number(user?.[2]), Number(user?.[3])];
    if (uid > 0 && gid > 0) return { uid, gid };
  }
  throw new LocalPostgresError(
    'start_failed',
    'PostgreSQL refuses to run as root and no other account (postgres, node, nobody) exists; start PartyQuiz as an ordinary user, or set DATABASE_URL.'
  );
}

type User = Extract<Account, { kind: 'user' }>;

function checkReach(account: User, folder: DataFolder, binaries: Binaries): User {
  const blocked =
    findBlockedFolder(dirname(folder.root), account) ?? findBlockedFolder(binaries.native, account);
  if (blocked === null) return account;
  throw new LocalPostgresError(
    'start_failed',
    `PostgreSQL refuses to run as root, and the user with id ${account.uid} may not enter ${blocked}; start PartyQuiz as an ordinary user, open that folder (chmod o+x), or set DATABASE_URL.`
  );
}

/** The outermost folder on the way to `path` that the user may not pass, or null. */
export function findBlockedFolder(path: string, { uid, gid }: { uid: number; gid: number }): string | null {
  const parent = dirname(path);
  const above = parent === path ? null : findBlockedFolder(parent, { uid, gid });
  if (above !== null) return above;
  const stats = statSync(path);
  const searchBit = stats.uid === uid ? 0o100 : stats.gid === gid ? 0o010 : 0o001;
  return (stats.mode & searchBit) === 0 ? path : null;
}

function giveTree(path: string, uid: number, gid: number): void {
  lchownSync(path, uid, gid);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) giveTree(child, uid, gid);
    else lchownSync(child, uid, gid);
  }
}
