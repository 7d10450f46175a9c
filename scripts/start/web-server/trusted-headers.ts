import type { IncomingMessage } from 'node:http';

/** Header with the client's address. Set here from the socket; what a client sends under this name is dropped. */
export const ADDRESS_HEADER = 'x-partyquiz-address';
export const PROTOCOL_HEADER = 'x-forwarded-proto';

/** The client's address; one that came by IPv4 to a dual-stack socket looks like IPv4 again. */
export function addressOf(request: IncomingMessage): string {
  return (request.socket.remoteAddress ?? 'unknown').replace(/^::ffff:/, '');
}

/** This server speaks plain HTTP and knows who calls: nobody may claim otherwise. */
export function setTrustedHeaders(request: IncomingMessage): void {
  request.headers[PROTOCOL_HEADER] = 'http';
  request.headers[ADDRESS_HEADER] = addressOf(request);
}
