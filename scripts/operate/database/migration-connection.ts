import { hostOptions } from '#ops/postgres-host.ts';
import { explainDatabaseError } from '#ops/reasons/explain-database-error.ts';
import { sentence } from '#ops/reasons/reason.ts';
import { addressFault } from '#ops/service-address.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { MigrationError } from './migration-error.ts';
import { codeOf } from '#ops/failure.ts';
import { SQLSTATE } from './postgres-error.ts';

/** No statement of a migration may take longer, in ms. */
const STATEMENT_MS = 120_000;
const PAUSE_MS = 500;
/** How often PostgreSQL looks whether we still live while a statement runs, in ms. */
const ALIVE_CHECK_MS = 1_000;

/** Not reachable, full, or still starting; anything else, such as a wrong password, does not get better by waiting. */
const TEMPORARY = new Set<string>([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  SQLSTATE.cannotConnectNow,
  SQLSTATE.tooManyConnections
]);

/**
 * One connection for everything a migration does, because locks belong to a connection.
 *
 * @throws MigrationError when the address is none
 */
export function openConnection(databaseUrl: string): postgres.Sql {
  const fault = /^postgres(ql)?:\/\/./.test(databaseUrl) ? addressFault(databaseUrl) : 'is no address';
  if (fault !== undefined)
    throw new MigrationError(
      `DATABASE_URL ${fault}. It looks like postgresql://user:password@host:5432/database.`
    );
  return postgres(databaseUrl, {
    ...hostOptions(databaseUrl),
    max: 1,
    onnotice: () => undefined,
    connect_timeout: 5,
    // The pauses between tries are ours; the driver's grow to 20 s.
    backoff: () => 0,
    // A connection that is renewed loses its lock.
    max_lifetime: null,
    connection: { application_name: 'partyquiz-migrate', statement_timeout: STATEMENT_MS }
  });
}

/**
 * Waits for a database that is just starting.
 *
 * @throws MigrationError at once for what does not get better by waiting, else when the patience is over
 */
export async function untilConnected(
  sql: postgres.Sql,
  databaseUrl: string,
  patienceMs: number
): Promise<void> {
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      await sql`select 1`;
      return await watchOverUs(sql);
    } catch (error) {
      const reason = explainDatabaseError(databaseUrl, error);
      if (TEMPORARY.has(codeOf(error)) && !reason.isLasting && performance.now() < until) {
        await sleep(PAUSE_MS);
        continue;
      }
      throw new MigrationError(sentence(reason), { cause: error });
    }
  }
}

/**
 * When we are killed, a statement that runs would go on to its end, and keep our lock from the next process. PostgreSQL
 * on Windows cannot look.
 */
async function watchOverUs(sql: postgres.Sql): Promise<void> {
  try {
    await sql`select set_config('client_connection_check_interval', ${String(ALIVE_CHECK_MS)}, false)`;
  } catch (error) {
    if (codeOf(error) !== SQLSTATE.invalidParameterValue) throw error;
  }
}
