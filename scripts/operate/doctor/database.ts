import { hostOptions } from '#ops/postgres-host.ts';
import postgres from 'postgres';

const CONNECT_SECONDS = 4;

/** Whether it is an address that postgres.js can make sense of; what is wrong with it, “Environment” says. */
export const isDatabaseUrl = (url: string | undefined): url is string =>
  url !== undefined && /^postgres(ql)?:\/\/./.test(url) && URL.canParse(url);

/** Host, port and name of a database, for people. */
export function databaseName(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || '5432'}${pathname}`;
}

/**
 * One connection for some questions. It prepares no statements: behind a pooler that hands out a connection per
 * transaction they would be lost.
 */
export async function withDatabase<T>(
  url: string | undefined,
  work: (sql: postgres.Sql) => Promise<T>,
  parameters: { readonly statement_timeout?: number } = {}
): Promise<T> {
  const sql = postgres(url ?? '', {
    ...hostOptions(url ?? ''),
    max: 1,
    prepare: false,
    fetch_types: false,
    connect_timeout: CONNECT_SECONDS,
    onnotice: () => undefined,
    connection: { application_name: 'partyquiz-doctor', ...parameters }
  });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
