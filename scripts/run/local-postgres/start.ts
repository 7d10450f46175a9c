import { chooseAccount } from './account.ts';
import { prepareAppRole } from './app-role.ts';
import { findBinaries, type Binaries } from './binaries.ts';
import { APP_ROLE, urlFor } from './connect.ts';
import { checkVersion, createCluster, damaged, needsRecovery } from './create-cluster.ts';
import { hasCluster, openDataFolder, removeUnfinishedClusters } from './data-folder.ts';
import { explainFolderError } from './errors.ts';
import { launch, type LaunchOptions, type Site } from './launch.ts';
import { acquireLock } from './lock.ts';
import { loadPassword, resetPassword, SUPERUSER } from './password.ts';
import type { Postmaster } from './postmaster.ts';
import { endPreviousServer } from './previous-server.ts';
import { supervise, type LocalPostgres } from './supervise.ts';
import { stopPostmaster } from './stop-postmaster.ts';

export { LocalPostgresError } from './errors.ts';
export type { LocalPostgres } from './supervise.ts';

export interface LocalPostgresOptions {
  /** A folder of our own, created when missing. PostgreSQL's data lies in `cluster` inside it. */
  dataDir: string;
  /** Fails when it is taken. Without it a free port is chosen and kept for the next start. */
  port?: number;
  /** PostgreSQL settings that differ from ours, such as `{ fsync: 'off' }` for a throw-away cluster. */
  settings?: Record<string, string>;
  /** Another PostgreSQL than the one that came with npm install. */
  binaries?: Binaries;
  /** `creating` on the first start; `recovering` after a crash. */
  onProgress?: (step: 'creating' | 'starting' | 'recovering' | 'ready') => void;
}

/**
 * Starts the PostgreSQL that came with npm install, in place of one that a killed supervisor left running, and resolves when
 * the database `partyquiz` answers.
 * @throws LocalPostgresError with a sentence to show; nothing is left running then
 */
export async function startLocalPostgres(options: LocalPostgresOptions): Promise<LocalPostgres> {
  const binaries = options.binaries ?? findBinaries();
  const folder = openDataFolder(options.dataDir);
  const releaseLock = acquireLock(folder);
  try {
    if (hasCluster(folder)) checkVersion(folder, binaries);
    const site: Site = { folder, account: chooseAccount(folder, binaries), binaries };
    const { postmaster, password } = await startServer(site, options);
    const { password: appPassword } = loadPassword(folder.appPassword, site.account);
    await orStop(postmaster, binaries, () =>
      prepareAppRole(postmaster.port, { admin: password, app: appPassword })
    );
    options.onProgress?.('ready');
    const url = urlFor(postmaster.port, { role: APP_ROLE, password: appPassword });
    const adminUrl = urlFor(postmaster.port, { role: SUPERUSER, password });
    return supervise({ postmaster, binaries, url, adminUrl, releaseLock });
  } catch (error) {
    releaseLock();
    throw explainFolderError(error, folder.root);
  }
}

/** A server that cannot be made ready is not left running. */
async function orStop(postmaster: Postmaster, binaries: Binaries, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    await stopPostmaster(postmaster, binaries);
    throw error;
  }
}

async function startServer(
  site: Site,
  { port, settings = {}, onProgress }: LocalPostgresOptions
): Promise<{ postmaster: Postmaster; password: string }> {
  const { folder, account, binaries } = site;
  const { password, isNew } = loadPassword(folder.password, account);
  if (hasCluster(folder)) {
    await endPreviousServer(folder, binaries);
    if (isNew) await resetPassword(folder, account, binaries, password);
  } else {
    onProgress?.('creating');
    removeUnfinishedClusters(folder);
    await createCluster(folder, account, binaries, settings['fsync'] !== 'off');
  }
  onProgress?.('starting');
  if (needsRecovery(folder)) onProgress?.('recovering');
  return { postmaster: await launchWithPassword(site, { password, port, settings }), password };
}

/** A password file from another backup does not fit the cluster: the cluster then learns the file's password. */
async function launchWithPassword(site: Site, options: LaunchOptions): Promise<Postmaster> {
  const { folder, account, binaries } = site;
  for (const mayReset of [true, false]) {
    const { postmaster, answer } = await launch(site, options);
    if (answer === 'ready') return postmaster;
    await stopPostmaster(postmaster, binaries);
    if (mayReset) await resetPassword(folder, account, binaries, options.password);
  }
  throw damaged(folder, 'its user cannot log in');
}
