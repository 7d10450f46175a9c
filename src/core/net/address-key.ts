import { parseAddress } from './parse-address.ts';

/** What is no IP address counts as itself, up to here. */
const LONGEST_TEXT = 64;

/**
 * What limits count of a client's address. IPv6 counts by its /64: that is the least a subscriber gets, and 2⁶⁴
 * addresses of one machine are one place. An IPv4 address inside an IPv6 one counts as the IPv4 address.
 *
 * @returns `1.2.3.4`, `2001:db8:0:1::/64`, or the text itself where it is no address
 */
export function addressKey(address: string): string {
  const parsed = parseAddress(address);
  if (!parsed) return address.trim().toLowerCase().slice(0, LONGEST_TEXT);
  if (parsed.version === 4) return parsed.parts.join('.');
  const prefix = parsed.parts.slice(0, 4).map((group) => group.toString(16));
  return `${prefix.join(':')}::/64`;
}
