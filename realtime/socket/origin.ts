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
