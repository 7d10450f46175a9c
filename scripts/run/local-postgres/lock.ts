import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  constants,
  linkSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs';
import { codeOf } from '#ops/failure.ts';
import { explainFolderError, LocalPostgresError } from './errors.ts';
import type { DataFolder } from './data-folder.ts';
import { inspectProcess } from './process-info.ts';

interface Owner {
  pid: number;
  /** Tells the owner from a later process with the same pid. */
  startedAt: string;
  /** Device and inode of the folder: a copied folder carries a copied lock, which binds nobody. */
  folder: string;
}

/**
 * Makes this process the only supervisor of the folder. A lock whose owner no longer lives is taken over.
 * @returns releases the lock; safe to call twice
 * @throws LocalPostgresError `already_running`, `folder_not_writable`
 */
export function acquireLock(folder: DataFolder): () => void {
  try {
    const claim = JSON.stringify(ownerFor(process.pid, folder));
    while (!tryCreate(folder, claim)) {
      const current = readLock(folder);
      const owner = current === null ? null : liveOwner(current, folder);
      if (owner !== null) throw alreadyRunning(owner, folder);
      if (current !== null) discardStale(folder, current);
    }
    return () => {
      if (readLock(folder) === claim) rmSync(folder.lock, { force: true });
    };
  } catch (error) {
    throw explainFolderError(error, folder.root);
  }
}

function ownerFor(pid: number, folder: DataFolder): Owner {
  const { dev, ino } = statSync(folder.root, { bigint: true });
  return { pid, startedAt: inspectProcess(pid)?.startedAt ?? '', folder: `${dev}:${ino}` };
}

/** Creates the lock together with its content, so that no reader ever sees it empty. */
function tryCreate(folder: DataFolder, claim: string): boolean {
  const draft = `${folder.lock}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, claim, { mode: 0o644 });
  try {
    linkOrCopy(draft, folder.lock);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error;
    copyFileSync(from, to, constants.COPYFILE_EXCL); // a file system without hard links
  }
}

function readLock(folder: DataFolder): string | null {
  try {
    return readFileSync(folder.lock, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function liveOwner(content: string, folder: DataFolder): Owner | null {
  let owner: Partial<Owner> | null;
  try {
    owner = JSON.parse(content) as Partial<Owner> | null;
  } catch {
    return null; // torn by a crash of the machine
  }
  if (typeof owner?.pid !== 'number' || inspectProcess(owner.pid) === null) return null;
  const now = ownerFor(owner.pid, folder);
  return now.startedAt === owner.startedAt && now.folder === owner.folder ? now : null;
}

/** Two processes may find the same stale lock: whoever moves a fresh one away by mistake puts it back. */
function discardStale(folder: DataFolder, stale: string): void {
  const aside = `${folder.lock}.${randomBytes(6).toString('hex')}`;
  try {
    renameSync(folder.lock, aside);
    if (readFileSync(aside, 'utf8') !== stale) linkOrCopy(aside, folder.lock);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function alreadyRunning(owner: Owner, folder: DataFolder): LocalPostgresError {
  return new LocalPostgresError(
    'already_running',
    `PartyQuiz already runs with the database in ${folder.root} (process ${owner.pid}); stop that one first, or choose another folder.`
  );
}
