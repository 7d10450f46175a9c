import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export type FoundDatabase =
  { readonly ok: true; readonly url: string } | { readonly ok: false; readonly why: string };

/** The database of a command: `DATABASE_URL`, else the one that `npm start` runs and wrote down in `.data`. */
export async function findDatabaseUrl(
  source: NodeJS.ProcessEnv,
  folder = source.PARTYQUIZ_DATA_DIR ?? '.data'
): Promise<FoundDatabase> {
  if (source.DATABASE_URL) return { ok: true, url: source.DATABASE_URL };
  const file = join(folder, 'database-url');
  if (existsSync(file)) return { ok: true, url: (await readFile(file, 'utf8')).trim() };
  return {
    ok: false,
    why: existsSync(folder)
      ? 'The local database is not running. Start the app with `npm start` in another terminal, or set DATABASE_URL.'
      : 'DATABASE_URL is not set. Set it, or start the app once with `npm start`.'
  };
}
