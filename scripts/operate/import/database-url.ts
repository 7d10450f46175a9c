import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSecretFiles } from '#ops/load-environment.ts';
import { addressFault } from '#ops/service-address.ts';

export type FoundDatabase =
  { readonly ok: true; readonly url: string } | { readonly ok: false; readonly why: string };

/** The database of a command: `DATABASE_URL`, else the one that `npm start` runs and wrote down in `.data`. */
export async function findDatabaseUrl(
  source: NodeJS.ProcessEnv,
  folder = source.PARTYQUIZ_DATA_DIR || '.data'
): Promise<FoundDatabase> {
  const [unreadable] = readSecretFiles(source).filter((fault) => fault.startsWith('DATABASE_URL'));
  if (unreadable !== undefined) return { ok: false, why: `${unreadable}.` };
  const { DATABASE_URL: url } = source;
  if (url !== undefined && url !== '') {
    const fault = addressFault(url);
    return fault === undefined ? { ok: true, url } : { ok: false, why: `DATABASE_URL ${fault}.` };
  }
  const file = join(folder, 'database-url');
  if (existsSync(file)) return { ok: true, url: (await readFile(file, 'utf8')).trim() };
  return {
    ok: false,
    why: existsSync(folder)
      ? 'The local database is not running. Start the app with `npm start` in another terminal, or set DATABASE_URL.'
      : 'DATABASE_URL is not set. Set it, or start the app once with `npm start`.'
  };
}
