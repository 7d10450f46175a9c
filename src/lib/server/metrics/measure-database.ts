import { sql } from 'drizzle-orm';
import { within } from '#ops/within.ts';
import type { Database } from '../db/client.ts';

/** Whoever reads metrics does not wait longer for the database, in ms. */
const PATIENCE_MS = 1_000;

/** Size of the database with indexes, in bytes; `undefined` when it does not say so in time. */
export async function measureDatabase(db: Database): Promise<number | undefined> {
  try {
    const asked = db.execute<{ bytes: string }>(sql`select pg_database_size(current_database()) as bytes`);
    const [row] = await within(PATIENCE_MS, asked);
    return Number(row?.bytes);
  } catch {
    // That it is away another gauge tells.
    return undefined;
  }
}
