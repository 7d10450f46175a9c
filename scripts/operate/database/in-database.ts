import type { Database } from '#lib/server/db/client.ts';
import { connect } from '#lib/server/db/client.ts';
import { findDatabaseUrl } from '#scripts/operate/import/database-url.ts';

/** Says what is wrong, and lets the process end with an error. */
export function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

/**
 * Does something in the database of this installation, for a command that does nothing else.
 *
 * @param failed what did not happen, where it cannot be done
 */
export async function inDatabase(failed: string, work: (db: Database) => Promise<void>): Promise<void> {
  const found = await findDatabaseUrl(process.env);
  if (!found.ok) {
    fail(found.why);
    return;
  }
  const { db, sql } = connect(found.url, { max: 1 });
  try {
    await work(db);
  } catch (error) {
    fail(`${failed}: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
