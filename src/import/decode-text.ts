/** The part of the platform's TextDecoder that is used; Node and browsers have it, the language alone does not. */
declare class TextDecoder {
  constructor(label: string, options?: { ignoreBOM: boolean });
  decode(bytes: Uint8Array): string;
}

/** One line of a text file, without its line end. */
export interface TextLine {
  readonly text: string;
  /** The bytes were not UTF-8 and were read as Windows-1252. */
  readonly recoded: boolean;
}

const LF = 0x0a;
const CR = 0x0d;

/** Reads UTF-8 (a byte order mark is dropped), or UTF-16 where its mark says so. Bad bytes become U+FFFD. */
export const decodeUtf = (bytes: Uint8Array): string =>
  new TextDecoder(utf16Label(bytes) ?? 'utf-8').decode(bytes);

/** Reads a whole text: UTF-8, UTF-16 by its mark, else Windows-1252. */
export const decodeText = (bytes: Uint8Array): { text: string; recoded: boolean } => {
  const recoded = utf16Label(bytes) === undefined && !isUtf8(bytes);
  return { text: recoded ? decodeWindows1252(bytes) : decodeUtf(bytes), recoded };
};

/** Bytes 0x80–0x9F of Windows-1252; five have no character and stay controls, as in browsers. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Bytes that are turned into text at a time: a text grown character by character takes 32 bytes for each. */
const CHUNK = 4_096;

/**
 * Reads bytes as Windows-1252, which is what browsers mean by “latin1”. Not left to TextDecoder: several versions of
 * Node read 0x80–0x9F as controls there.
 */
export function decodeWindows1252(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const units = Array.from(bytes.subarray(at, at + CHUNK), (byte) =>
      byte >= 0x80 && byte <= 0x9f ? WINDOWS_1252.charCodeAt(byte - 0x80) : byte
    );
    text += String.fromCharCode(...units);
  }
  return text;
}

/**
 * Splits a text file into lines. Lines end with LF or CRLF; a file without any LF may use CR alone. Each line that is
 * not UTF-8 is read as Windows-1252, because files that were put together from several sources mix the two.
 */
export function decodeLines(bytes: Uint8Array): TextLine[] {
  const whole = (text: string) => splitText(text).map((line) => ({ text: line, recoded: false }));
  if (utf16Label(bytes) !== undefined || isUtf8(bytes)) return whole(decodeUtf(bytes));
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return splitBytes(hasMark ? bytes.subarray(3) : bytes).map((line) => {
    const recoded = !isUtf8(line);
    return { text: recoded ? decodeWindows1252(line) : utf8.decode(line), recoded };
  });
}

function utf16Label(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

const splitText = (text: string): string[] =>
  text.includes('\n') ? text.split('\n').map((line) => line.replace(/\r$/, '')) : text.split('\r');

function splitBytes(bytes: Uint8Array): Uint8Array[] {
  const end = bytes.includes(LF) ? LF : CR;
  const lines: Uint8Array[] = [];
  for (let start = 0; start <= bytes.length;) {
    const found = bytes.indexOf(end, start);
    const stop = found === -1 ? bytes.length : found;
    lines.push(bytes.subarray(start, stop > start && bytes[stop - 1] === CR ? stop - 1 : stop));
    start = stop + 1;
  }
  return lines;
}

/** Whether bytes are well-formed UTF-8 (Unicode 16, table 3-7): no overlong forms, surrogates or values past U+10FFFF. */
export function isUtf8(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length;) {
    const lead = bytes[i++] ?? 0;
    if (lead < 0x80) continue;
    const more =
      lead >= 0xc2 && lead <= 0xdf
        ? 1
        : lead >= 0xe0 && lead <= 0xef
          ? 2
          : lead >= 0xf0 && lead <= 0xf4
            ? 3
            : 0;
    if (more === 0) return false;
    const second = bytes[i] ?? 0;
    if ((lead === 0xe0 && second < 0xa0) || (lead === 0xed && second > 0x9f)) return false;
    if ((lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second > 0x8f)) return false;
    for (let n = 0; n < more; n++) if (((bytes[i++] ?? 0) & 0xc0) !== 0x80) return false;
  }
  return true;
}
