import type { IncomingMessage } from 'node:http';
import { addressKey } from '#core/net/address-key.ts';
import { FORWARDING_HEADERS } from '#core/net/client-address.ts';

/** Header with the client's address. Set here from the socket; what a client sends under this name is dropped. */
export const ADDRESS_HEADER = 'x-partyquiz-address';
export const PROTOCOL_HEADER = 'x-forwarded-proto';

const LOOPBACK = new Set(['127.0.0.1', addressKey('::1')]);

/**
 * The client's address; one that came by IPv4 to a dual-stack socket looks like IPv4 again. `undefined` where a proxy or
 * tunnel on this machine passes on others' requests: its address is nobody's.
 */
export function addressOf({ headers, socket }: IncomingMessage): string | undefined {
  const address = socket.remoteAddress ?? 'unknown';
  const isPassedOn = FORWARDING_HEADERS.some((name) => headers[name] !== undefined);
  if (isPassedOn && LOOPBACK.has(addressKey(address))) return undefined;
  return address.replace(/^::ffff:/, '');
}

/** This server speaks plain HTTP and knows who calls: nobody may claim otherwise. */
export function setTrustedHeaders(request: IncomingMessage): void {
  request.headers[PROTOCOL_HEADER] = 'http';
  const address = addressOf(request);
  if (address === undefined) delete request.headers[ADDRESS_HEADER];
  else request.headers[ADDRESS_HEADER] = address;
}
