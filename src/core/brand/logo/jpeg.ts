import { BrokenPicture, ByteReader, joined, type Picture } from './bytes.ts';

const [SOI, EOI, SOS] = [0xd8, 0xd9, 0xda];
/** Begin of a frame, which tells the size; those three numbers between are something else. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** JFIF and Adobe's say how its colours are meant; Exif, XMP, positions, profiles and comments go. */
const isKept = (marker: number) =>
  ![0xfe, 0xf0].includes(marker) && !(marker >= 0xe1 && marker <= 0xef && marker !== 0xee);
/** Within what is drawn: a byte of it, or a mark to begin anew. */
const isDrawn = (marker: number) => marker === 0 || (marker >= 0xd0 && marker <= 0xd7);

export const isJpeg = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xff && bytes[1] === SOI && bytes[2] === 0xff;

/** ITU-T T.81, annex B: segments with a length, and after each `SOS` what is drawn, until `EOI`. */
export function readJpeg(bytes: Uint8Array): Picture {
  const reader = new ByteReader(bytes);
  const parts = [reader.part(0, 2)];
  let size: { width: number; height: number } | undefined;
  for (let at = 2; ;) {
    if (reader.u8(at) !== 0xff) throw new BrokenPicture('no segment');
    const marker = reader.u8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === EOI) {
      parts.push(reader.part(at, at + 2));
      break;
    }
    let end = at + 2 + reader.u16(at + 2);
    if (isFrame(marker)) size ??= { height: reader.u16(at + 5), width: reader.u16(at + 7) };
    if (marker === SOS)
      // What stands between two marks.
      while (reader.u8(end) !== 0xff || isDrawn(reader.u8(end + 1))) end += 1;
    if (isKept(marker)) parts.push(reader.part(at, end));
    at = end;
  }
  if (!size) throw new BrokenPicture('no frame');
  return { ...size, moves: false, bytes: joined(parts) };
}
