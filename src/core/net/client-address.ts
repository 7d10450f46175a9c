import { addressKey } from './address-key.ts';
import { parseAddress } from './parse-address.ts';

/** Headers in which proxies say for whom they ask. */
export const FORWARDING_HEADERS = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'cf-connecting-ip'] as const;

/** Stands for every address that is not known: no limit counts against it. */
export const UNKNOWN_ADDRESS = 'unknown';

/** Where the client's address may be believed. */
export interface AddressTrust {
  /** Header that our own proxy writes, in lower case; `undefined` where there is no proxy. */
  readonly header: string | undefined;
  /** How many proxies of ours add an entry to `x-forwarded-for`, from the right. Other headers hold one address. */
  readonly depth: number;
}

export interface AddressSource {
  /** A header's value by its name in lower case; several values are joined by commas. */
  readonly header: (name: string) => string | undefined;
  /** Address of the other end of the connection. */
  readonly socket: string | undefined;
}

/**
 * Who asks, as limits count it. `unknown` counts as nobody: where everybody comes from a proxy that is not trusted,
 * one address would stand for all, and a limit would shut out all.
 */
export type ClientAddress =
  | { readonly kind: 'known'; readonly key: string }
  /** A proxy stands before us, and no header of it is trusted. */
  | { readonly kind: 'unknown'; readonly because: 'proxy-not-trusted' }
  /** The trusted header did not come, or with fewer entries than there are proxies. */
  | { readonly kind: 'unknown'; readonly because: 'header-missing' };

/**
 * The one decision about whose request it is, for web and worker. Without a trusted header it is the socket's address,
 * unless it is a private one and the request says that it was passed on: then it is the proxy's. (From a public
 * address anybody may claim that, and would be rid of the limits.)
 */
export function clientAddress(source: AddressSource, trust: AddressTrust): ClientAddress {
  if (trust.header !== undefined) {
    const depth = trust.header === 'x-forwarded-for' ? trust.depth : 1;
    const entry = (source.header(trust.header) ?? '').split(',').at(-depth)?.trim();
    return entry ? { kind: 'known', key: addressKey(entry) } : { kind: 'unknown', because: 'header-missing' };
  }
  const { socket } = source;
  const isPassedOn = FORWARDING_HEADERS.some((name) => source.header(name) !== undefined);
  if (isPassedOn && (socket === undefined || isPrivateAddress(socket)))
    return { kind: 'unknown', because: 'proxy-not-trusted' };
  return { kind: 'known', key: addressKey(socket ?? UNKNOWN_ADDRESS) };
}

/** Whether an address belongs to this machine or a private network, where proxies stand. */
export function isPrivateAddress(address: string): boolean {
  const parsed = parseAddress(address);
  const [a = 0, b = 0] = parsed?.parts ?? [];
  if (!parsed) return false;
  if (parsed.version === 6) {
    const isLoopback = parsed.parts.slice(0, 7).every((group) => group === 0) && parsed.parts[7] === 1;
    // fc00::/7 is private, fe80::/10 is the link.
    return isLoopback || (a & 0xfe_00) === 0xfc_00 || (a & 0xff_c0) === 0xfe_80;
  }
  if (a === 10 || a === 127) return true;
  if (a === 172) return b >= 16 && b < 32;
  if (a === 100) return b >= 64 && b < 128;
  return (a === 192 && b === 168) || (a === 169 && b === 254);
}
