import type { IncomingMessage } from 'node:http';

/**
 * Whether a page of this origin may open a socket. With a list it must be on it; without one (a laptop on a party
 * Wi-Fi, whose address nobody knows beforehand) the page must come from the host it connects to. A client that is
 * not a browser sends no origin and has no cookies to abuse.
 */
export function isAllowedOrigin(request: IncomingMessage, origins: readonly string[]): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (origins.length > 0) return origins.includes(origin);
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}

/**
 * The client's address: from the proxy's header where one is trusted, else the socket's. `depth` proxies of ours each
 * added an entry at the right; what stands further left is what the client itself claims.
 */
export function clientAddress(request: IncomingMessage, header: string | undefined, depth: number): string {
  const value = header === undefined ? undefined : request.headers[header];
  const entries = (Array.isArray(value) ? value.join(',') : (value ?? '')).split(',');
  return entries.at(-depth)?.trim() || (request.socket.remoteAddress ?? 'unknown');
}
