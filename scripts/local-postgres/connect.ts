import { realpathSync } from 'node:fs';
import postgres from 'postgres';
import { codeOf } from '#ops/failure.ts';
import { SUPERUSER } from './password.ts';
import { HOST } from './port.ts';

/** The application's database. */
export const DATABASE = 'partyquiz';
/** As whom web and worker connect. */
export const APP_ROLE = 'partyquiz_app';

/** What a server said to our knock. */
export type Answer = 'ready' | 'wrong_password' | 'foreign' | 'busy' | 'silent';

export interface Login {
  readonly role: typeof SUPERUSER | typeof APP_ROLE;
  readonly password: string;
}

export function urlFor(port: number, { role, password }: Login, database: string = DATABASE): string {
  return `postgres://${role}:${password}@${HOST}:${port}/${database}`;
}

const asSuperuser = (password: string): Login => ({ role: SUPERUSER, password });

/**
 * Connects, asks, and creates the application's database when it is missing.
 * `busy`: the server is starting up or shutting down; `silent`: nothing that speaks PostgreSQL listens;
 * `foreign`: a server of another folder.
 */
export async function knock(port: number, password: string, cluster: string): Promise<Answer> {
  try {
    const dataDirectory = await ask(urlFor(port, asSuperuser(password)));
    return samePath(dataDirectory, cluster) ? 'ready' : 'foreign';
  } catch (error) {
    switch (codeOf(error)) {
      case '3D000': // invalid_catalog_name
        return createDatabase(port, password, cluster);
      case '28P01': // invalid_password
      case '28000': // invalid_authorization_specification
        return 'wrong_password';
      case '57P03': // cannot_connect_now
        return 'busy';
      case 'ECONNREFUSED':
      case 'ECONNRESET':
      case 'CONNECTION_CLOSED':
      case 'CONNECT_TIMEOUT':
        return 'silent';
      default:
        throw error;
    }
  }
}

async function createDatabase(port: number, password: string, cluster: string): Promise<Answer> {
  const maintenance = urlFor(port, asSuperuser(password), 'postgres');
  if (!samePath(await ask(maintenance), cluster)) return 'foreign';
  await withClient(maintenance, (sql) => sql.unsafe(`create database ${DATABASE}`));
  return 'ready';
}

async function ask(url: string): Promise<string> {
  return withClient(url, async (sql) => {
    const [row] = await sql<{ path: string }[]>`select current_setting('data_directory') as path`;
    return row?.path ?? '';
  });
}

export async function withClient<T>(url: string, use: (sql: postgres.Sql) => PromiseLike<T>): Promise<T> {
  const sql = postgres(url, {
    max: 1,
    connect_timeout: 5, // seconds
    ssl: false,
    fetch_types: false,
    prepare: false,
    connection: { application_name: 'partyquiz-supervisor' },
    onnotice: () => undefined
  });
  try {
    return await use(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function samePath(reported: string, cluster: string): boolean {
  return realpathSync(reported) === realpathSync(cluster);
}
