import { isDiskFull } from '#ops/reasons/disk-full.ts';
import { rmSync } from 'node:fs';
import { randomBytes, randomInt } from 'node:crypto';
import { join } from 'node:path';
import { openDataFolder } from '../local-postgres/data-folder.ts';
import { LocalPostgresError } from '../local-postgres/errors.ts';
import { acquireLock } from '../local-postgres/lock.ts';
import { keepOwner } from './keep-owner.ts';
import { readOrCreatePrivateFile, writePrivateFile } from './private-file.ts';
import { codeOf } from '#ops/failure.ts';
import { makeFolder } from '#ops/make-folder.ts';
import { StartError } from './start-error.ts';

const SECRET_BYTES = 32;
/** Without letters and digits that look alike. */
const PASSWORD_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const PASSWORD_GROUPS = 3;
const PASSWORD_GROUP_LENGTH = 4;

/** The folder that makes one installation: nobody else uses it while we hold it. */
export interface HeldFolder {
  readonly root: string;
  readonly postgres: string;
  readonly logs: string;
  /** Signs tickets and cookies; made once. */
  secret(): string;
  /** Of the demo account; made once, so that it can be shown at every start. */
  demoPassword(): string;
  /** Tells other commands of this folder, such as `npm run import`, where the running database is. */
  publishDatabaseUrl(url: string): void;
  release(): void;
}

/**
 * Creates the folder when missing and locks it for this process.
 *
 * @throws StartError when it cannot be written or another process holds it
 */
export function holdFolder(dataDir: string): HeldFolder {
  try {
    const folder = openDataFolder(dataDir);
    const { root } = folder;
    const releaseLock = acquireLock(folder);
    const [logs, postgres] = [join(root, 'logs'), join(root, 'postgres')];
    for (const path of [logs, postgres]) {
      makeFolder(path, 0o700);
      keepOwner(path);
    }
    const databaseUrl = join(root, 'database-url');
    return {
      root,
      logs,
      postgres,
      secret: () =>
        readOrCreatePrivateFile(join(root, 'secret'), () => randomBytes(SECRET_BYTES).toString('base64url')),
      demoPassword: () => readOrCreatePrivateFile(join(root, 'demo-login'), newPassword),
      publishDatabaseUrl: (url) => {
        writePrivateFile(databaseUrl, url);
      },
      release: () => {
        rmSync(databaseUrl, { force: true });
        releaseLock();
      }
    };
  } catch (error) {
    throw explain(error, dataDir);
  }
}

function explain(error: unknown, dataDir: string): unknown {
  if (error instanceof LocalPostgresError && error.code === 'already_running') {
    const pid = /process (\d+)/.exec(error.message)?.[1] ?? 'unknown';
    return new StartError(
      `PartyQuiz already runs in this folder (process ${pid}): use that one, or stop it first with Ctrl-C in its terminal.`
    );
  }
  const cause = error instanceof LocalPostgresError ? error.cause : error;
  if (isDiskFull(cause))
    return new StartError(
      `The disk of ${dataDir} is full (${codeOf(cause)}): make room there, then start again.`
    );
  if (!['EACCES', 'EPERM', 'EROFS', 'EEXIST', 'ENOTDIR', 'ENOENT'].includes(codeOf(cause))) return error;
  return new StartError(
    `PartyQuiz cannot write into ${dataDir} (${codeOf(cause)}): set PARTYQUIZ_DATA_DIR to a folder that this user may write, or repair its permissions.`
  );
}

function newPassword(): string {
  const letter = () => PASSWORD_LETTERS[randomInt(PASSWORD_LETTERS.length)] ?? '';
  const group = () => Array.from({ length: PASSWORD_GROUP_LENGTH }, letter).join('');
  return Array.from({ length: PASSWORD_GROUPS }, group).join('-');
}
