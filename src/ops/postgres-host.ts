/**
 * Host and port for postgres.js where the address names an IPv6 address: it cuts host names at the first colon. Nothing
 * for all others.
 */
export function hostOptions(url: string): { host?: string; port?: number } {
  if (!URL.canParse(url)) return {};
  const { hostname, port } = new URL(url);
  if (!hostname.startsWith('[')) return {};
  // A list is taken as it is; the package's types do not know that.
  const lists: { host: unknown; port: unknown } = {
    host: [hostname.slice(1, -1)],
    port: [Number(port || 5432)]
  };
  return lists as { host: string; port: number };
}
