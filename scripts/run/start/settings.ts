import { resolve } from 'node:path';
import { GUESSABLE } from '#ops/env-fields.ts';
import { addressFault } from '#ops/service-address.ts';
import { findSecretFault } from '#ops/secret-strength.ts';
import { ROOT } from '../process/root.ts';
import { StartError } from './start-error.ts';

/** What a person may set in the environment; everything has a default. */
export interface Settings {
  readonly port: number;
  /** Undefined: every address of this machine. */
  readonly host: string | undefined;
  /** Folder of the database, the secret and the logs. */
  readonly dataDir: string;
  /** Undefined: a PostgreSQL of our own. */
  readonly databaseUrl: string | undefined;
  /** Undefined: one is made and kept. */
  readonly secret: string | undefined;
  /** Undefined: this machine's address on the local network. */
  readonly joinOrigin: string | undefined;
}

const MIN_SECRET_LENGTH = 32;

/** @throws StartError that names the variable at fault */
export function readSettings(source: NodeJS.ProcessEnv): Settings {
  const get = (name: string) => source[name]?.trim() || undefined;
  const port = get('PORT') ?? '3000';
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535) {
    throw new StartError(`PORT must be a number from 1 to 65535, but it is “${port}”.`);
  }
  const databaseUrl = get('DATABASE_URL');
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new StartError('DATABASE_URL must start with postgres:// or be empty.');
  }
  const fault = databaseUrl === undefined ? undefined : addressFault(databaseUrl);
  if (fault !== undefined) throw new StartError(`DATABASE_URL ${fault}.`);
  const secret = get('PARTYQUIZ_SECRET');
  if (secret !== undefined && secret.length < MIN_SECRET_LENGTH) {
    throw new StartError(
      `PARTYQUIZ_SECRET must have at least ${String(MIN_SECRET_LENGTH)} characters or be empty.`
    );
  }
  if (secret !== undefined && findSecretFault(secret) !== undefined) {
    throw new StartError(`PARTYQUIZ_SECRET ${GUESSABLE}, or clear it.`);
  }
  return {
    port: Number(port),
    host: get('HOST'),
    dataDir: resolve(ROOT, get('PARTYQUIZ_DATA_DIR') ?? '.data'),
    databaseUrl,
    secret,
    joinOrigin: get('JOIN_ORIGIN')
  };
}
