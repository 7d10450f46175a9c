import { env } from '../env.ts';

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The address that phones should open: where the host's own is of no use to them, the one of the local network. */
export function joinOrigin(url: URL): string {
  const configured = env().joinOrigin;
  return configured && LOCAL.has(url.hostname) ? configured : url.origin;
}
