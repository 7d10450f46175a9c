import postgres from 'postgres';
import { codeOf } from '#ops/failure.ts';
import { SUPERUSER } from './password.ts';
import { HOST } from './port.ts';

/** The application's database. */
export const DATABASE = 'partyquiz';
/** As whom web and worker connect. */
export const APP_ROLE = 'partyquiz_app';

/** What our server said to the password. */
export type Answer = 'ready' | 'wrong_password';

export interface Login {
  readonly role: typeof SUPERUSER | typeof APP_ROLE;
  readonly password: string;
}

export function urlFor(port: number, { role, password }: Login, database: string = DATABASE): string {
  return `postgres://${role}:${password}@${HOST}:${port}/${database}`;
}

/** Connects, and creates the application's database when it is missing. */
export async function knock(port: number, password: string): Promise<Answer> {
  const login = { role: SUPERUSER, password } as const;
  try {
    await withClient(urlFor(port, login), (sql) => sql`select 1`);
  } catch (error) {
    switch (codeOf(error)) {
      case '3D000': // invalid_catalog_name
        await withClient(urlFor(port, login, 'postgres'), (sql) => sql.unsafe(`create database ${DATABASE}`));
        break;
      case '28P01': // invalid_password
      case '28000': // invalid_authorization_specification
        return 'wrong_password';
      default:
        throw error;
    }
  }
  return 'ready';
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
