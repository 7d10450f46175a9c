import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { codeOf, messageOf } from '#ops/failure.ts';
import { BackupError, WrongTool } from './backup-error.ts';
import type { ToolConnection } from './connection.ts';
import type { Command } from './env.ts';

const VARIABLES = { pg_dump: 'PG_DUMP', pg_restore: 'PG_RESTORE' } as const;
const ERROR_LINES = 5;

/** A program of PostgreSQL that was found and runs. */
export interface PgTool {
  readonly name: keyof typeof VARIABLES;
  readonly command: Command;
  /** Major version. */
  readonly version: number;
}

export interface ToolRun {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Ends the program. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * @param command what the environment names; without it the program of the PATH
 * @throws BackupError when it does not run
 */
export async function findPgTool(name: PgTool['name'], command: Command = [name]): Promise<PgTool> {
  const variable = VARIABLES[name];
  const said = await collect({ name, command, version: 0 }, { args: ['--version'] }).catch(
    (error: unknown) => {
      const advice =
        codeOf(error instanceof Error ? error.cause : undefined) === 'ENOENT'
          ? `Install the client programs of PostgreSQL (Debian: apt-get install postgresql-client; macOS: brew install libpq), or set ${variable} to a program or a whole command such as “docker exec -i -e PGPASSWORD <container> ${name}”.`
          : `Check ${variable}.`;
      throw new WrongTool(`${name} does not run: ${messageOf(error)}. ${advice}`, { cause: error });
    }
  );
  const version = /\(PostgreSQL\) (\d+)/.exec(said)?.[1];
  if (version === undefined)
    throw new BackupError(`${command.join(' ')} is not ${name} of PostgreSQL. Check ${variable}.`);
  return { name, command, version: Number(version) };
}

/** @throws BackupError when the program is older than what it has to read */
export function checkToolVersion({ name, version }: PgTool, needed: number, because: string): void {
  if (version >= needed) return;
  throw new WrongTool(
    `${name} is version ${String(version)}, and ${because} ${String(needed)}, which it refuses. ${remedy(name, needed)}`
  );
}

/**
 * From this version on the programs set `transaction_timeout`, which older servers do not know: pg_restore fails there,
 * and it is the only one that reads what a pg_dump of its version wrote.
 */
const TRANSACTION_TIMEOUT = 17;

/** @throws BackupError when program and server do not go together */
export function checkServerVersion(tool: PgTool, server: number): void {
  checkToolVersion(tool, tool.name === 'pg_dump' ? server : 0, 'the server is');
  if (tool.version < TRANSACTION_TIMEOUT || server >= TRANSACTION_TIMEOUT) return;
  const { name, version } = tool;
  throw new WrongTool(
    `${name} is version ${String(version)}, and the server is ${String(server)}: what this ${name} writes cannot be restored there. ${remedy(name, server)}`
  );
}

const remedy = (name: PgTool['name'], version: number): string =>
  `Install postgresql-client-${String(version)} (see https://www.postgresql.org/download/) and set ${VARIABLES[name]} to its ${name}, or use the one beside the server: ${VARIABLES[name]}="docker exec -i -e PGPASSWORD <container> ${name}".`;

/** The address goes last, where no other argument can be taken for it. */
export const connectionRun = ({ address, env }: ToolConnection, ...args: string[]) => ({
  args: [...args, `--dbname=${address}`, '--no-password'],
  env
});

/** What the program writes; fails at the end when the program failed, so that half of it is never taken for all. */
export async function* readTool(tool: PgTool, run: ToolRun): AsyncGenerator<Uint8Array, void> {
  const { child, ended } = start(tool, run);
  child.stdin.end();
  try {
    for await (const chunk of child.stdout) yield chunk as Uint8Array; // no encoding is set: buffers
    await ended;
  } finally {
    child.kill();
  }
}

/** Gives the program its input, as much of it as it wants, and waits for its end. */
export async function feedTool(tool: PgTool, run: ToolRun, input: AsyncIterable<Uint8Array>): Promise<void> {
  const { child, ended } = start(tool, run);
  child.stdout.resume();
  try {
    await pipeline(Readable.from(input), child.stdin).catch((error: unknown) => {
      // It has read enough, or failed: its exit code says which.
      if (!['EPIPE', 'ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET'].includes(codeOf(error))) throw error;
    });
    await ended;
  } finally {
    child.kill();
  }
}

async function collect(tool: PgTool, run: ToolRun): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of readTool(tool, run)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function start({ name, command: [program, ...first] }: PgTool, { args, env, signal }: ToolRun) {
  const child: ChildProcessByStdio<Writable, Readable, Readable> = spawn(program, [...first, ...args], {
    env: { ...process.env, ...env },
    stdio: 'pipe',
    windowsHide: true,
    signal
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  child.stdin.on('error', () => undefined); // whoever feeds it is told as well
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', (cause) => {
      reject(new BackupError(signal?.aborted ? 'interrupted' : messageOf(cause), { cause }));
    });
    child.once('close', (code) => {
      const reason = said.trim().split('\n').slice(-ERROR_LINES).join('\n') || `exit code ${String(code)}`;
      if (code === 0) resolve();
      else reject(new BackupError(`${name} failed: ${reason}`));
    });
  });
  ended.catch(() => undefined); // it may end before anybody waits
  return { child, ended };
}
