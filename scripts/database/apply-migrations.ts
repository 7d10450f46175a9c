import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

/** Key of the advisory lock around migrations: “pqmg” in ASCII. */
const LOCK_KEY = 0x70716d67;
/** How long another process may migrate before this one gives up, in ms. */
const LOCK_TIMEOUT_MS = 60_000;
const STATEMENT_TIMEOUT_MS = 120_000;

/**
 * Brings a database to the newest schema. Several processes may call this at once: a session advisory lock on one
 * direct connection lets them in one by one, and who comes second finds nothing to do.
 *
 * @param folder folder of the generated SQL
 */
export async function applyMigrations(databaseUrl: string, folder = 'drizzle/migrations'): Promise<void> {
  const sql = postgres(databaseUrl, {
    max: 1,
    onnotice: () => undefined,
    connection: {
      application_name: 'partyquiz-migrate',
      lock_timeout: LOCK_TIMEOUT_MS,
      statement_timeout: STATEMENT_TIMEOUT_MS
    }
  });
  try {
    await sql`select pg_advisory_lock(${LOCK_KEY})`;
    await migrate(drizzle(sql), { migrationsFolder: folder });
  } finally {
    // Ending the connection frees the lock.
    await sql.end({ timeout: 5 });
  }
}
