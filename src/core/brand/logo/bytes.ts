/** What is no picture, or a broken one. Never leaves `readLogo`. */
export class BrokenPicture extends Error {}

/** A look into bytes that ends where they end. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.#bytes.length;
  }
  u8(at: number): number {
    this.#need(at, 1);
    return this.#view.getUint8(at);
  }
  u16(at: number): number {
    this.#need(at, 2);
    return this.#view.getUint16(at);
  }
  u32(at: number): number {
    this.#need(at, 4);
    return this.#view.getUint32(at);
  }
  /** Least byte first, as WebP counts. */
  u16le(at: number): number {
    this.#need(at, 2);
    return this.#view.getUint16(at, true);
  }
  u32le(at: number): number {
    this.#need(at, 4);
    return this.#view.getUint32(at, true);
  }
  /** Letters of ASCII. */
  tag(at: number, length = 4): string {
    return String.fromCharCode(...this.part(at, at + length));
  }
  part(from: number, to: number): Uint8Array {
    this.#need(from, to - from);
    return this.#bytes.subarray(from, to);
  }

  #need(at: number, count: number): void {
    if (at < 0 || count < 0 || at + count > this.#bytes.length) throw new BrokenPicture('ends too early');
  }
}

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** What a reader finds: nothing is in `bytes` but the picture. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** It has several frames. */
  readonly moves: boolean;
  readonly bytes: Uint8Array<ArrayBuffer>;
}
