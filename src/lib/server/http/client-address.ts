import type { RequestEvent } from '@sveltejs/kit';
import {
  clientAddress as decideAddress,
  UNKNOWN_ADDRESS,
  type ClientAddress
} from '#core/net/client-address.ts';
import { env } from '../env.ts';
import { log } from '../log.ts';

export type AddressDoubt = Extract<ClientAddress, { kind: 'unknown' }>['because'];

let doubt: AddressDoubt | undefined;
let isTold = false;

const WARNINGS: Record<AddressDoubt, string> = {
  'proxy-not-trusted':
    'requests come through a proxy and ADDRESS_HEADER is not set: limits per address are off',
  'header-missing': 'the header in ADDRESS_HEADER does not come: limits per address are off'
};

/** Why the last request that was asked for its address had none that is known. */
export const addressDoubt = (): AddressDoubt | undefined => doubt;

/** The client's address as limits count it, or `UNKNOWN_ADDRESS`; the first time that is so, the log says it [WEB-3]. */
export function clientAddress(event: Pick<RequestEvent, 'getClientAddress' | 'request'>): string {
  const { addressHeader: header, proxyDepth: depth } = env();
  const source = {
    header: (name: string) => event.request.headers.get(name) ?? undefined,
    // With a header, adapter-node would look into it and throw where it is absent.
    socket: header === undefined ? event.getClientAddress() : undefined
  };
  const found = decideAddress(source, { header, depth });
  doubt = found.kind === 'unknown' ? found.because : undefined;
  if (found.kind === 'known') return found.key;
  if (!isTold) log().warn({ header }, WARNINGS[found.because]);
  isTold = true;
  return UNKNOWN_ADDRESS;
}
