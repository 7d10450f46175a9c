import type { IncomingMessage } from 'node:http';
import { clientAddress, type AddressTrust } from '#core/net/client-address.ts';

/** This machine, as limits would count it. */
const LOOPBACK = /^(?:127\.|0:0:0:0::\/64$)/;

/**
 * What limits count of a client's address; `undefined` where it is not known. This machine is nobody's address either:
 * behind it are a tunnel's or a proxy's clients, all of them.
 */
export function countedAddress(request: IncomingMessage, trust: AddressTrust): string | undefined {
  const header = (name: string) => {
    const value = request.headers[name];
    return Array.isArray(value) ? value.join(',') : value;
  };
  const address = clientAddress({ header, socket: request.socket.remoteAddress }, trust);
  return address.kind === 'known' && !LOOPBACK.test(address.key) ? address.key : undefined;
}
