import { existsSync, openSync, readdirSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeFolder } from '#ops/make-folder.ts';
import { explainFolderError } from './errors.ts';

const MAX_LOG_BYTES = 5 * 1024 * 1024;

/** Where everything is. `root` is our folder; PostgreSQL's own (PGDATA) is `cluster` inside it. */
export interface DataFolder {
  root: string;
  cluster: string;
  /** File with the password of the superuser. */
  password: string;
  /** File with the password of the app's role. */
  appPassword: string;
  port: string;
  lock: string;
  log: string;
}

/**
 * Creates the folder when missing. Paths are resolved through symlinks, so that they equal what the system reports
 * for a running server.
 * @throws LocalPostgresError `folder_not_writable`
 */
export function openDataFolder(dataDir: string): DataFolder {
  try {
    makeFolder(dataDir, 0o700);
    const root = realpathSync(dataDir);
    return {
      root,
      cluster: join(root, 'cluster'),
      password: join(root, 'password'),
      appPassword: join(root, 'app-password'),
      port: join(root, 'port'),
      lock: join(root, 'LOCK'),
      log: join(root, 'postgres.log')
    };
  } catch (error) {
    throw explainFolderError(error, resolve(dataDir));
  }
}

/** Opens the server log for appending; one older log is kept. The caller closes the descriptor. */
export function openLog(folder: DataFolder): number {
  const size = statSync(folder.log, { throwIfNoEntry: false })?.size ?? 0;
  if (size > MAX_LOG_BYTES) renameSync(folder.log, `${folder.log}.1`);
  return openSync(folder.log, 'a', 0o600);
}

/** Whether there is anything in `cluster`. An empty folder counts as none. */
export function hasCluster(folder: DataFolder): boolean {
  return existsSync(folder.cluster) && readdirSync(folder.cluster).length > 0;
}

/** Removes what an interrupted first start left behind. Never touches `cluster`. */
export function removeUnfinishedClusters(folder: DataFolder): void {
  for (const name of readdirSync(folder.root)) {
    if (!name.startsWith('cluster.new')) continue;
    // Retries: an orphaned initdb may still be writing there.
    rmSync(join(folder.root, name), { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
}
