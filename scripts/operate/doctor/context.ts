import { readSecretFiles } from '#ops/load-environment.ts';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { findDatabaseUrl } from '../import/database-url.ts';
import type { Context, Environment, Place } from './check.ts';

const SOCKET_IDLE_MS = 3_000;

/**
 * Finds out which installation this is. In an image, its environment says; beside `npm start`, the data folder says
 * what the environment does not; else a file .env of `npm run dev` counts.
 *
 * @param root folder of the project, or of the image
 */
export async function readContext(
  source: NodeJS.ProcessEnv,
  root: string,
  version: string
): Promise<Context> {
  const own = { ...source };
  const faults = readSecretFiles(own);
  const given: Environment = own;
  const place = placeOf(given);
  if (place !== 'sources') return contextOf(given, place, version, faults);

  const folder = resolve(root, given.PARTYQUIZ_DATA_DIR ?? '.data');
  const found = await findDatabaseUrl({ ...given }, folder);
  if (given.DATABASE_URL === undefined && found.ok) {
    const local = { DATABASE_URL: found.url, PARTYQUIZ_SECRET: contentOf(join(folder, 'secret')) };
    return contextOf(withoutEmpty({ ...local, ...given }), 'laptop', version, faults);
  }
  const dotenv = contentOf(join(root, '.env'));
  const env = withoutEmpty({ ...(dotenv && parseEnv(dotenv)), ...given });
  return contextOf(env, place, version, faults);
}

function contextOf(env: Environment, place: Place, version: string, fileFaults: readonly string[]): Context {
  // `npm start` is known by the address of the machine it runs on; nobody has to say it.
  const own = place === 'laptop' ? `http://localhost:${env.PORT ?? '3000'}` : undefined;
  const said = env.ORIGIN?.split(',')[0]?.trim();
  const address = said !== undefined && URL.canParse(said) ? new URL(said).origin : own;
  return {
    env,
    fileFaults,
    place,
    isProduction: env.NODE_ENV === 'production',
    address: address?.startsWith('http') === true ? address : undefined,
    version,
    now: Date.now,
    socketIdleMs: SOCKET_IDLE_MS
  };
}

/** The images say where their files are. */
const placeOf = ({ APP_FOLDER: folder }: Environment): Place =>
  folder === undefined ? 'sources' : folder === 'build' ? 'web' : 'worker';

const contentOf = (path: string): string | undefined =>
  existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined;

const withoutEmpty = (source: Environment): Environment =>
  Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== '')
  );
