import { Inflate } from 'fflate';
import { FileRefused } from './report.ts';

/** Bounds of a zip file that is opened. Sizes in bytes. */
export const ZIP_LIMITS = {
  entries: 200,
  /** All entries that are read together, unpacked. */
  total: 8 * 1024 * 1024,
  /** Entries that unpack to more than this must not have a ratio above `ratio`. */
  ratioFrom: 1024 * 1024,
  ratio: 200
} as const;

/** An opened zip file. Names are compared without case, with `/` between folders. */
export interface Zip {
  readonly names: readonly string[];
  /** Unpacks one entry; `undefined` when there is none of this name. */
  read(name: string): Uint8Array | undefined;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
  readonly offset: number;
}

const broken = () => new FileRefused('file_broken');
const tooLarge = () => new FileRefused('zip_too_large', { max: ZIP_LIMITS.total / 1024 / 1024 });

/**
 * Opens a zip file within `ZIP_LIMITS`. Declared sizes are checked before anything is unpacked; `read` also counts
 * what really comes out, because a directory can lie. What nobody reads, such as pictures, may be of any size.
 * Throws FileRefused.
 */
export function openZip(bytes: Uint8Array): Zip {
  const entries = new Map(readDirectory(bytes).map((entry) => [entry.name, entry]));
  for (const entry of entries.values()) {
    if (entry.size > ZIP_LIMITS.ratioFrom && entry.size > entry.packed * ZIP_LIMITS.ratio)
      throw new FileRefused('zip_suspicious');
  }
  let unpacked = 0;
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(normaliseName(name));
      if (!entry) return undefined;
      unpacked += entry.size;
      if (unpacked > ZIP_LIMITS.total) throw tooLarge();
      return unpack(bytes, entry);
    }
  };
}

const normaliseName = (name: string) => name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();

/** The central directory (APPNOTE 4.3.12, 4.3.16), which alone decides what is in the file. Zip64 is not read. */
function readDirectory(bytes: Uint8Array): Entry[] {
  const end = findEnd(bytes);
  const count = u16(bytes, end + 10);
  if (count > ZIP_LIMITS.entries) throw new FileRefused('zip_too_many_entries', { max: ZIP_LIMITS.entries });
  const entries: Entry[] = [];
  let at = u32(bytes, end + 16);
  for (let n = 0; n < count; n++) {
    if (at + 46 > end || u32(bytes, at) !== 0x02014b50) throw broken();
    const nameLength = u16(bytes, at + 28);
    const isEncrypted = (u16(bytes, at + 8) & 1) === 1;
    if (isEncrypted) throw broken();
    let name = '';
    for (const byte of bytes.subarray(at + 46, at + 46 + nameLength)) name += String.fromCharCode(byte);
    entries.push({
      name: normaliseName(name),
      method: u16(bytes, at + 10),
      crc: u32(bytes, at + 16),
      packed: u32(bytes, at + 20),
      size: u32(bytes, at + 24),
      offset: u32(bytes, at + 42)
    });
    at += 46 + nameLength + u16(bytes, at + 30) + u16(bytes, at + 32);
  }
  return entries;
}

function findEnd(bytes: Uint8Array): number {
  const MAX_COMMENT = 0xffff;
  for (let at = bytes.length - 22; at >= 0 && at >= bytes.length - 22 - MAX_COMMENT; at--) {
    if (u32(bytes, at) === 0x06054b50) return at;
  }
  throw broken();
}

function unpack(bytes: Uint8Array, entry: Entry): Uint8Array {
  const { offset } = entry;
  if (offset + 30 > bytes.length || u32(bytes, offset) !== 0x04034b50) throw broken();
  const start = offset + 30 + u16(bytes, offset + 26) + u16(bytes, offset + 28);
  if (start + entry.packed > bytes.length) throw broken();
  const packed = bytes.subarray(start, start + entry.packed);
  const data = entry.method === 0 ? packed : entry.method === 8 ? inflate(packed, entry.size) : undefined;
  if (data?.length !== entry.size || crc32(data) !== entry.crc) throw broken();
  return data;
}

/** Inflates in small steps, so that data which unpacks to more than it declared is noticed after one step. */
function inflate(packed: Uint8Array, size: number): Uint8Array {
  const STEP = 8 * 1024;
  const out = new Uint8Array(size);
  let length = 0;
  const stream = new Inflate((chunk) => {
    if (length + chunk.length > size) throw new FileRefused('zip_suspicious');
    out.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length; at += STEP) {
      stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
    }
  } catch (error) {
    // fflate throws for damaged data; whatever it says, the file cannot be opened.
    throw error instanceof FileRefused ? error : broken();
  }
  return out.subarray(0, length);
}

const u16 = (bytes: Uint8Array, at: number) => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
const u32 = (bytes: Uint8Array, at: number) => (u16(bytes, at) | (u16(bytes, at + 2) << 16)) >>> 0;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
