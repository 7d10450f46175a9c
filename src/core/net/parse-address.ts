/** The parts of an IP address: four bytes, or eight groups of 16 bits. */
export type ParsedAddress =
  | { readonly version: 4; readonly parts: readonly number[] }
  | { readonly version: 6; readonly parts: readonly number[] };

/** `1.2.3.4:5678` and `[2001:db8::1]:5678`, as some proxies write it. */
const WITH_PORT = /^(?:\[([^\]]*)\](?::\d+)?|((?:\d+\.){3}\d+):\d+)$/;
const BYTE = /^\d{1,3}$/;
const GROUP = /^[0-9a-f]{1,4}$/i;
const GROUPS = 8;

/**
 * Reads an IP address: with or without a port, brackets or a zone (`fe80::1%eth0`). An IPv4 address that is carried in
 * an IPv6 one (`::ffff:1.2.3.4`, and NAT64's `64:ff9b::1.2.3.4`) is the IPv4 address. What is none is `undefined`.
 */
export function parseAddress(text: string): ParsedAddress | undefined {
  const trimmed = text.trim();
  const port = WITH_PORT.exec(trimmed);
  const address = (port?.[1] ?? port?.[2] ?? trimmed).split('%')[0] ?? '';
  if (!address.includes(':')) {
    const bytes = readBytes(address);
    return bytes && { version: 4, parts: bytes };
  }
  const groups = readGroups(address);
  if (!groups) return undefined;
  const [first, second] = groups;
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xff_ff;
  const isTranslated =
    first === 0x64 && second === 0xff_9b && groups.slice(2, 6).every((group) => group === 0);
  if (!isMapped && !isTranslated) return { version: 6, parts: groups };
  return { version: 4, parts: groups.slice(6).flatMap((group) => [group >> 8, group & 0xff]) };
}

function readBytes(text: string): number[] | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => BYTE.test(part) && Number(part) < 256)) return undefined;
  return parts.map(Number);
}

function readGroups(text: string): number[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = [readHalf(halves[0] ?? ''), readHalf(halves[1] ?? '')];
  if (!head || !tail) return undefined;
  const missing = GROUPS - head.length - tail.length;
  // “::” stands for at least one group.
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  return [...head, ...Array.from({ length: missing }, () => 0), ...tail];
}

function readHalf(text: string): number[] | undefined {
  if (text === '') return [];
  const parts = text.split(':');
  const last = parts.at(-1) ?? '';
  const bytes = last.includes('.') ? readBytes(last) : [];
  if (!bytes) return undefined;
  const words = last.includes('.') ? parts.slice(0, -1) : parts;
  if (!words.every((part) => GROUP.test(part))) return undefined;
  const groups = words.map((part) => Number.parseInt(part, 16));
  const [a, b, c, d] = bytes;
  if (a === undefined || b === undefined || c === undefined || d === undefined) return groups;
  return [...groups, a * 256 + b, c * 256 + d];
}
