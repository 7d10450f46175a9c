import manifest from '../../../package.json' with { type: 'json' };
import { checkInstallation } from './check-installation.ts';
import type { Environment } from './environment.ts';
import { createBookkeeping, readInstallation } from './installation.ts';
import { openConnection, untilConnected } from './migration-connection.ts';
import { readMigrations } from './migration-files.ts';
import { takeTurn } from './migration-turn.ts';
import { runMigration } from './run-migration.ts';

/** A database that is just starting gets this long, in ms. */
const CONNECT_MS = 20_000;

export interface MigrateOptions {
  /** Folder of the generated SQL. */
  readonly folder?: string;
  readonly environment?: Environment;
  /** Release of this build, to compare with what the database asks for at least. */
  readonly version?: string;
  readonly onApplied?: (tag: string) => void;
  /** How long to wait for a database that cannot be reached, in ms. */
  readonly connectMs?: number;
}

export interface MigrateResult {
  readonly applied: readonly string[];
  /** Migrations of a newer release that the database has already. */
  readonly ahead: number;
}

/**
 * Brings a database to this build's schema. Several processes may call this at once: a session advisory lock on one
 * direct connection lets them in one by one, and who comes second finds nothing to do. Each migration is one
 * transaction, so that whoever is killed leaves nothing half done. Nothing is written before it is clear that this build
 * may use this database.
 *
 * @throws MigrationError
 */
export async function applyMigrations(
  databaseUrl: string,
  options: MigrateOptions = {}
): Promise<MigrateResult> {
  const { environment = 'production', version = manifest.version } = options;
  const migrations = readMigrations(options.folder ?? 'drizzle/migrations');
  const sql = openConnection(databaseUrl);
  try {
    await untilConnected(sql, databaseUrl, options.connectMs ?? CONNECT_MS);
    await takeTurn(sql);
    const plan = checkInstallation({ migrations, environment, version }, await readInstallation(sql));
    await createBookkeeping(sql, environment);
    for (const migration of plan.pending) {
      await runMigration(sql, migration);
      options.onApplied?.(migration.tag);
    }
    return { applied: plan.pending.map(({ tag }) => tag), ahead: plan.ahead };
  } finally {
    // Ending the connection frees the lock.
    await sql.end({ timeout: 5 });
  }
}
