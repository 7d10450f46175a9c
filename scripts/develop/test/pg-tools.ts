import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Binaries } from '#scripts/run/local-postgres/binaries.ts';
import { runCommand } from '#scripts/run/process/run-command.ts';
import { canInstall, install } from './apt.ts';
import { MissingTool } from './missing-tool.ts';

/** Where Debian keeps the programs of each major version. */
const DEBIAN = '/usr/lib/postgresql';
const TOOLS = ['pg_dump', 'pg_restore'];
const SERVER = ['postgres', 'initdb', 'pg_ctl'];

/**
 * A folder with pg_dump and pg_restore that can serve a database of ours: of the version of the server that npm install
 * brings, else with a server of their own version beside them. It is the one of PG_TOOLS_PATH, of the PATH or of Debian, else one
 * installed now.
 *
 * @throws MissingTool
 */
export async function findPgTools(): Promise<string> {
  const given = process.env.PG_TOOLS_PATH;
  const reasons: string[] = [];
  const find = async () => {
    for (const folder of given ? [given] : candidates()) {
      const reason = await whyNot(folder);
      if (reason === '') return folder;
      reasons.push(`${folder}: ${reason}`);
    }
    return undefined;
  };
  const found = await find();
  if (found !== undefined) return found;
  const failure = given ? '' : canInstall() ? await install('postgresql') : 'not root on a Debian system';
  const installed = given || failure !== '' ? undefined : await find();
  if (installed !== undefined) return installed;
  throw new MissingTool(
    `The backup tests need pg_dump and pg_restore, of PostgreSQL ${String(OUR_SERVER)} or with a server beside them, and cannot install them: install them with “apt-get install postgresql” or “brew install postgresql@16”, or set PG_TOOLS_PATH to the folder that holds them.\n${[...reasons, failure].join('\n').trim()}`
  );
}

/** The version that npm install brings. */
const OUR_SERVER = 16;

/** Newest first within Debian, the PATH before it. */
function candidates(): string[] {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => existsSync(join(folder, 'pg_dump')));
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  const ofDebian = versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(DEBIAN, version, 'bin'));
  return [...onPath, ...ofDebian];
}

async function whyNot(folder: string): Promise<string> {
  for (const tool of TOOLS) {
    const { ok, output } = await runCommand(join(folder, tool), ['--version']);
    if (!ok) return `${tool} does not run (${output.trim()})`;
  }
  const major = await majorOfTools(folder);
  if (major === OUR_SERVER) return '';
  const missing = SERVER.filter((program) => !existsSync(join(folder, program)));
  return missing.length === 0 ? '' : `PostgreSQL ${String(major)} without ${missing.join(', ')}`;
}

/** Major version of the pg_dump in a folder. */
export async function majorOfTools(folder: string): Promise<number> {
  const { output } = await runCommand(join(folder, 'pg_dump'), ['--version']);
  return Number(/\(PostgreSQL\) (\d+)/.exec(output)?.[1] ?? 0);
}

/** The server beside the tools, where they do not go together with ours; undefined where they do. */
export async function serverBeside(folder: string): Promise<Binaries | undefined> {
  const major = await majorOfTools(folder);
  if (major === OUR_SERVER) return undefined;
  const program = (name: string) => join(folder, name);
  return {
    native: folder,
    initdb: program('initdb'),
    postgres: program('postgres'),
    pgCtl: program('pg_ctl'),
    major: String(major)
  };
}
