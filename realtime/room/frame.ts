/** Opcode 1 (text) with FIN set, RFC 6455 §5.2. */
const TEXT_FINAL = 0x81;

/**
 * One frame for many sockets. Its bytes on the wire, header included, are made once: a server's frames are not
 * masked and, without compression, the same for everybody (RFC 6455 §5).
 */
export class Frame {
  readonly text: string;
  #wire: Buffer | undefined;

  constructor(text: string) {
    this.text = text;
  }

  get wire(): Buffer {
    this.#wire ??= encodeTextFrame(this.text);
    return this.#wire;
  }
}

export function encodeTextFrame(text: string): Buffer {
  const size = Buffer.byteLength(text);
  const head = size < 126 ? 2 : size < 65_536 ? 4 : 10;
  const wire = Buffer.allocUnsafe(head + size);
  wire[0] = TEXT_FINAL;
  if (head === 2) wire[1] = size;
  else if (head === 4) {
    wire[1] = 126;
    wire.writeUInt16BE(size, 2);
  } else {
    wire[1] = 127;
    wire.writeBigUInt64BE(BigInt(size), 2);
  }
  wire.write(text, head);
  return wire;
}
