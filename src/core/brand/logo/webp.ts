import { BrokenPicture, ByteReader, joined, type Picture } from './bytes.ts';

/** Chunks that draw it; Exif, XMP and a colour profile are none. */
const DRAWS = new Set(['VP8X', 'ALPH', 'VP8 ', 'VP8L']);
const ALPHA_FLAG = 0x10;
const MOVES_FLAG = 0x02;
/** Bits of a width or height of `VP8 ` and `VP8L`. */
const SIZE_BITS = 0x3fff;

export const isWebp = (bytes: Uint8Array): boolean =>
  bytes.length > 16 && isTag(bytes, 0, 'RIFF') && isTag(bytes, 8, 'WEBP');
const isTag = (bytes: Uint8Array, at: number, tag: string) =>
  [...tag].every((letter, index) => bytes[at + index] === letter.charCodeAt(0));

/** https://developers.google.com/speed/webp/docs/riff_container: name, length, content, and a byte where the length is odd. */
export function readWebp(bytes: Uint8Array): Picture {
  const reader = new ByteReader(bytes);
  const end = 8 + reader.u32le(4);
  const parts: Uint8Array[] = [];
  let size: { width: number; height: number } | undefined;
  let moves = false;
  for (let at = 12; at < end;) {
    const name = reader.tag(at);
    const next = at + 8 + reader.u32le(at + 4) + (reader.u32le(at + 4) % 2);
    const chunk = reader.part(at, next);
    if (name === 'ANMF' || name === 'ANIM') moves = true;
    if (name === 'VP8X') moves ||= (reader.u8(at + 8) & MOVES_FLAG) !== 0;
    if (name === 'VP8 ')
      size = { width: reader.u16le(at + 14) & SIZE_BITS, height: reader.u16le(at + 16) & SIZE_BITS };
    if (name === 'VP8L') {
      const bits = reader.u32le(at + 9);
      size = { width: (bits & SIZE_BITS) + 1, height: ((bits >>> 14) & SIZE_BITS) + 1 };
    }
    if (DRAWS.has(name)) parts.push(name === 'VP8X' ? withoutFlags(chunk) : chunk);
    at = next;
  }
  if (!size && !moves) throw new BrokenPicture('nothing is drawn');
  return { ...(size ?? { width: 0, height: 0 }), moves, bytes: riff(parts) };
}

/** The header of the whole says no more than that there is alpha. */
function withoutFlags(chunk: Uint8Array): Uint8Array {
  const header = chunk.slice();
  header[8] = (header[8] ?? 0) & ALPHA_FLAG;
  return header;
}

function riff(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const head = new Uint8Array([...'RIFF\0\0\0\0WEBP'].map((letter) => letter.charCodeAt(0)));
  const all = joined([head, ...parts]);
  new DataView(all.buffer).setUint32(4, all.length - 8, true);
  return all;
}
