/** Parameters in the address that the programs of PostgreSQL understand too. */
const LIBPQ = new Set([
  ...['sslmode', 'sslcert', 'sslkey', 'sslrootcert', 'sslcrl', 'sslnegotiation', 'channel_binding'],
  ...['connect_timeout', 'keepalives', 'keepalives_idle', 'target_session_attrs', 'options', 'gssencmode']
]);

export interface ToolConnection {
  /** For the argument list: everybody on the machine can read it, so it holds no password. */
  readonly address: string;
  /** For the environment, which others cannot read. */
  readonly env: Readonly<Record<string, string>>;
}

/** How pg_dump and pg_restore are told about a database. */
export function toolConnection(databaseUrl: string): ToolConnection {
  const url = new URL(databaseUrl);
  const password = decodeURIComponent(url.password);
  url.password = '';
  const ssl = url.searchParams.get('ssl');
  for (const name of [...url.searchParams.keys()]) if (!LIBPQ.has(name)) url.searchParams.delete(name);
  // Our own client calls it differently.
  if (ssl !== null && !url.searchParams.has('sslmode'))
    url.searchParams.set('sslmode', ssl === 'true' ? 'require' : ssl);
  return { address: url.href, env: password === '' ? {} : { PGPASSWORD: password } };
}

/** The name of the database in an address. */
export const databaseOf = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1));

/** The address of another database on the same server. */
export function withDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(database)}`;
  return other.href;
}

/** For people: as in “partyquiz on db.example.org:5432”. */
export function describeDatabase(url: string): string {
  const { host } = new URL(url);
  return `${databaseOf(url)} on ${host || 'this machine'}`;
}
