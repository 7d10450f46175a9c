import { BrokenPicture, ByteReader, joined, type Picture } from './bytes.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Chunks that draw it; times, texts, positions and colour profiles are none. */
const DRAWS = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'sRGB', 'IDAT', 'IEND']);

export const isPng = (bytes: Uint8Array): boolean => SIGNATURE.every((byte, at) => bytes[at] === byte);

/** https://www.w3.org/TR/png-3/#5Chunk-layout: length, name, content, checksum, until `IEND`. */
export function readPng(bytes: Uint8Array): Picture {
  const reader = new ByteReader(bytes);
  if (reader.tag(12) !== 'IHDR') throw new BrokenPicture('begins with another chunk');
  const size = { width: reader.u32(16), height: reader.u32(20) };
  const parts = [reader.part(0, SIGNATURE.length)];
  let moves = false;
  let drawn = 0;
  for (let at = SIGNATURE.length; ;) {
    const name = reader.tag(at + 4);
    const end = at + 12 + reader.u32(at);
    const chunk = reader.part(at, end);
    if (DRAWS.has(name)) parts.push(chunk);
    if (name === 'acTL') moves = true;
    if (name === 'IDAT') drawn += 1;
    if (name === 'IEND') break;
    at = end;
  }
  if (drawn === 0) throw new BrokenPicture('nothing is drawn');
  return { ...size, moves, bytes: joined(parts) };
}
