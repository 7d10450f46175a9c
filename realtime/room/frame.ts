/** Opcodes 1 (text) and 2 (binary) with FIN set, RFC 6455 §5.2. */
const TEXT_FINAL = 0x81;
const BINARY_FINAL = 0x82;

/** Text that ends many frames, encoded once. */
export class SharedText {
  readonly text: string;
  readonly bytes: Buffer;

  constructor(text: string) {
    this.text = text;
    this.bytes = Buffer.from(text);
  }
}

/**
 * One frame for many sockets. Its bytes on the wire, header included, are made once: a server's frames are not
 * masked and, without compression, the same for everybody (RFC 6455 §5). A frame of one client may end with text that
 * others get too.
 */
export class Frame {
  readonly #head: string;
  readonly #tail: SharedText | undefined;
  #wire: Buffer | undefined;

  constructor(head: string, tail?: SharedText) {
    this.#head = head;
    this.#tail = tail;
  }

  get text(): string {
    return this.#tail ? this.#head + this.#tail.text : this.#head;
  }

  /** The bytes on the wire, without the shared end. */
  get wire(): Buffer {
    this.#wire ??= encodeTextFrame(this.#head, this.#tail?.bytes.length ?? 0);
    return this.#wire;
  }

  /** The shared end, to be written behind `wire`. */
  get wireTail(): Buffer | undefined {
    return this.#tail?.bytes;
  }
}

/** A binary frame for many sockets: the latest counts, and an older one is of no use to anybody. */
export class Tick {
  readonly bytes: Uint8Array;
  #wire: Buffer | undefined;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** The bytes on the wire. */
  get wire(): Buffer {
    if (!this.#wire) {
      this.#wire = startFrame(BINARY_FINAL, this.bytes.length, this.bytes.length);
      this.#wire.set(this.bytes, this.#wire.length - this.bytes.length);
    }
    return this.#wire;
  }
}

/** @param tailBytes bytes of the same frame that follow elsewhere */
export function encodeTextFrame(text: string, tailBytes = 0): Buffer {
  const own = Buffer.byteLength(text);
  const wire = startFrame(TEXT_FINAL, own + tailBytes, own);
  wire.write(text, wire.length - own);
  return wire;
}

/** A header that says `size`, with room for so many bytes behind it (RFC 6455 §5.2). */
function startFrame(opcode: number, size: number, room: number): Buffer {
  const head = size < 126 ? 2 : size < 65_536 ? 4 : 10;
  const wire = Buffer.allocUnsafe(head + room);
  wire[0] = opcode;
  if (head === 2) wire[1] = size;
  else if (head === 4) {
    wire[1] = 126;
    wire.writeUInt16BE(size, 2);
  } else {
    wire[1] = 127;
    wire.writeBigUInt64BE(BigInt(size), 2);
  }
  return wire;
}
