import type postgres from 'postgres';
import { messageOf } from '#ops/failure.ts';
import { BackupError } from '../backup-error.ts';
import { withDatabase } from '../connection.ts';
import { withClient } from '../client.ts';
import { endConnections } from './end-connections.ts';
import { fillDatabase, type Filled, type FillOptions } from './fill-database.ts';
import type { RestoreSource } from './source.ts';
import type { FoundDatabase, Target } from './target.ts';

/** PostgreSQL cuts names off after 63 bytes. */
const NAME_BYTES = 63;

export interface FreshOptions extends Omit<FillOptions, 'clean'> {
  readonly replace: boolean;
  /** Makes names of databases that nobody has. */
  readonly stamp: string;
  /** Told of what did not go well and does not matter for the result. */
  readonly warn: (sentence: string) => void;
}

/**
 * Fills a fresh database beside the old one, and lets it take the old one's name when all is well. Until then the old
 * one is not touched.
 */
export async function restoreIntoFreshDatabase(
  target: Target,
  source: RestoreSource,
  options: FreshOptions
): Promise<Filled> {
  const fresh = nameFor(target.database, `restoring_${options.stamp}`);
  return withClient(target.maintenanceUrl, async (sql) => {
    await createDatabase(sql, fresh, target.found);
    try {
      const filled = await fillDatabase(withDatabase(target.url, fresh), source, {
        ...options,
        clean: false
      });
      options.signal?.throwIfAborted();
      await takePlace(sql, fresh, target, options);
      return filled;
    } catch (error) {
      await drop(sql, fresh, options.warn);
      throw error;
    }
  });
}

async function createDatabase(sql: postgres.Sql, name: string, like: FoundDatabase | null): Promise<void> {
  const shape = like
    ? `owner ${like.owner} encoding ${quote(like.encoding)} lc_collate ${quote(like.collate)} lc_ctype ${quote(like.ctype)}`
    : `encoding 'UTF8'`;
  try {
    await sql`create database ${sql(name)} template template0 ${sql.unsafe(shape)}`.simple();
  } catch (error) {
    throw new BackupError(`No fresh database could be created: ${messageOf(error)}. Nothing was changed.`, {
      cause: error
    });
  }
}

async function takePlace(
  sql: postgres.Sql,
  fresh: string,
  { database, found }: Target,
  { replace, stamp, warn }: FreshOptions
): Promise<void> {
  if (!found) {
    await sql`alter database ${sql(fresh)} rename to ${sql(database)}`.simple();
    return;
  }
  const old = nameFor(database, `replaced_${stamp}`);
  // Whatever is thrown out comes back at once: the door is shut first.
  if (replace) await sql`alter database ${sql(database)} allow_connections false`.simple();
  try {
    if (replace) await endConnections(sql, database);
    await sql.begin(async (tx) => {
      await tx`alter database ${tx(database)} rename to ${tx(old)}`.simple();
      await tx`alter database ${tx(fresh)} rename to ${tx(database)}`.simple();
    });
  } catch (error) {
    if (replace) await sql`alter database ${sql(database)} allow_connections true`.simple();
    throw error;
  }
  await drop(sql, old, warn);
}

async function drop(sql: postgres.Sql, name: string, warn: (sentence: string) => void): Promise<void> {
  try {
    await sql`drop database if exists ${sql(name)} with (force)`.simple();
  } catch (error) {
    warn(
      `The database ${name} is not needed any more and could not be dropped (${messageOf(error)}): drop it.`
    );
  }
}

const nameFor = (database: string, suffix: string): string =>
  `${database.slice(0, NAME_BYTES - suffix.length - 1)}_${suffix}`;

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
