import { sql } from 'drizzle-orm';
import type { DatabaseOrTransaction } from '../db/transaction.ts';

/** Key of the advisory lock around the ownership of the installation: “pqow” in ASCII. */
const OWNERSHIP_LOCK = 0x70716f77;

/** Within a transaction: nobody else changes who owns the installation meanwhile. */
export async function lockOwnership(tx: DatabaseOrTransaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${OWNERSHIP_LOCK})`);
}
