import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { giveTo, type Account } from './account.ts';
import type { DataFolder } from './data-folder.ts';
import { LocalPostgresError } from './errors.ts';

export const HOST = '127.0.0.1';

/** The wanted port; else the one of last time if it is free; else any free one, which is kept for next time. */
export async function choosePort(
  folder: DataFolder,
  account: Account,
  wanted: number | undefined
): Promise<number> {
  if (wanted !== undefined) {
    if ((await tryListen(wanted)) === null) throw portTaken(wanted);
    return wanted;
  }
  const kept = existsSync(folder.port) ? Number(readFileSync(folder.port, 'utf8')) : NaN;
  if (Number.isInteger(kept) && kept > 0 && kept < 65_536 && (await tryListen(kept)) !== null) return kept;
  const free = await tryListen(0);
  if (free === null)
    throw new LocalPostgresError(
      'start_failed',
      `No port is free on ${HOST}; close some programs and start again.`
    );
  writeFileSync(folder.port, `${free}\n`);
  giveTo(account, folder.port);
  return free;
}

export function portTaken(port: number): LocalPostgresError {
  return new LocalPostgresError(
    'start_failed',
    `Port ${port} on ${HOST} is in use or not permitted; choose another port for the database, or stop the program that holds it.`
  );
}

/** Listens for a moment. Resolves to the port, or null when that is impossible. */
async function tryListen(port: number): Promise<number | null> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(null));
    server.listen({ port, host: HOST, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : null));
    });
  });
}
