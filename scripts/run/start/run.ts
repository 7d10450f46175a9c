import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { printOfKey } from '#lib/server/auth/host-link.ts';
import { judgeDisk, readDisk } from '#ops/disk.ts';
import { applyMigrations } from '#scripts/operate/database/apply-migrations.ts';
import { ROOT } from '../process/root.ts';
import { originOf, renderBanner, urlHost } from './banner.ts';
import { holdFolder } from './data-folder.ts';
import { runOwnDatabase, useGivenDatabase } from './database.ts';
import { findLanAddresses } from './lan-addresses.ts';
import { openBrowser } from './open-browser.ts';
import { checkPort, chooseHost } from './ports.ts';
import { prepareBuild } from './prepare-build.ts';
import type { Progress } from './progress.ts';
import { seed } from './seed.ts';
import type { Settings } from './settings.ts';
import type { Stopper } from './stopper.ts';
import { runApp } from './run-app.ts';

/** Below the ten seconds after which Docker and init systems lose patience. */
const STOP_MS = 9_500;
const MAX_ADDRESSES = 3;
const KEY_BYTES = 24;

/**
 * Brings everything up, in the order in which one needs the other, and registers how to take it down again.
 *
 * @throws StartError, LocalPostgresError with a sentence to show; Stopped when it was interrupted
 */
export async function run(settings: Settings, progress: Progress, stopper: Stopper): Promise<void> {
  const started = performance.now();
  const step = (title: string) => {
    stopper.checkpoint();
    progress.step(title);
  };
  const sayAs = (name: string) => (line: string) => {
    if (!stopper.isStopping) progress.say(`${name}: ${line}`);
  };

  const host = settings.host ?? (await chooseHost());
  const folder = holdFolder(settings.dataDir);
  stopper.onStop(() => {
    folder.release();
  });
  await checkPort(host, settings.port);
  await prepareBuild(step);
  stopper.checkpoint();

  const database =
    settings.databaseUrl === undefined
      ? await runOwnDatabase(folder.postgres, step, sayAs('database'))
      : await useGivenDatabase(settings.databaseUrl);
  stopper.onStop(() => database.stop());
  folder.publishDatabaseUrl(database.url);
  step('Preparing the data');
  await applyMigrations(database.url, { folder: join(ROOT, 'drizzle/migrations') });
  const login = await seed(database.url, folder.demoPassword());

  step('Starting the app');
  const isLocal = settings.host === 'localhost' || settings.host?.startsWith('127.') === true;
  const lanAddresses = isLocal ? [] : findLanAddresses().slice(0, MAX_ADDRESSES);
  const joinOrigin = settings.joinOrigin ?? originOf(lanAddresses[0] ?? 'localhost', settings.port);
  const key = randomBytes(KEY_BYTES).toString('base64url');
  const app = runApp(
    {
      databaseUrl: database.url,
      secret: settings.secret ?? folder.secret(),
      joinOrigin,
      host,
      port: settings.port,
      logs: folder.logs
    },
    printOfKey(key),
    sayAs('app')
  );
  stopper.onStop(() => app.stop(STOP_MS));
  await app.ready;
  stopper.checkpoint();
  progress.done();
  const seconds = (performance.now() - started) / 1000;
  // A wildcard is no address to open.
  const ownHost = host === '::' || host === '0.0.0.0' ? 'localhost' : urlHost(host);
  const hostLink = `${originOf(ownHost, settings.port)}/start?key=${key}`;
  const disk = await describeDisk(folder.root);
  progress.say(
    `\n${renderBanner({ hostLink, port: settings.port, lanAddresses, joinOrigin, disk, login, seconds, dataDir: folder.root, isTerminal: process.stdout.isTTY })}`
  );
  openBrowser(hostLink);
}

/** A warning before the database stops, while there is still time; `undefined` where there is room. */
async function describeDisk(path: string): Promise<string | undefined> {
  const space = await readDisk(path);
  if (!space || judgeDisk(space) === 'ok') return undefined;
  return `The disk of ${path} is nearly full, ${(space.freeBytes / 1e9).toFixed(1)} GB are left: make room soon.`;
}
