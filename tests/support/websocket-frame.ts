export const opcodes = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

export interface MaskedFrameOptions {
  /** RFC 6455 §5.2; text when absent. */
  readonly opcode?: number;
  readonly fin?: boolean;
  /** Four bytes, or `false` for a frame without a mask, which no client may send. One fixed key when absent. */
  readonly mask?: Buffer | false;
  /** The three reserved bits, as a number from 0 to 7. */
  readonly rsv?: number;
}

/** Any key but zero: servers skip the work for a key of zero, and the load would be lighter than a browser's. */
const FIXED_KEY = Buffer.from([0x37, 0xfa, 0x21, 0x3d]);

/** A frame as a client puts it on the wire (RFC 6455 §5.2). */
export function maskedFrame(
  payload: string | Buffer,
  { opcode = opcodes.text, fin = true, mask = FIXED_KEY, rsv = 0 }: MaskedFrameOptions = {}
): Buffer {
  const data = typeof payload === 'string' ? Buffer.from(payload) : payload;
  const size = data.length;
  const extended = size < 126 ? 0 : size < 65_536 ? 2 : 8;
  const head = 2 + extended;
  const start = head + (mask ? 4 : 0);
  const frame = Buffer.allocUnsafe(start + size);
  frame[0] = (fin ? 0x80 : 0) | (rsv << 4) | opcode;
  frame[1] = (mask ? 0x80 : 0) | (extended === 0 ? size : extended === 2 ? 126 : 127);
  if (extended === 2) frame.writeUInt16BE(size, 2);
  if (extended === 8) frame.writeBigUInt64BE(BigInt(size), 2);
  data.copy(frame, start);
  if (mask) {
    mask.copy(frame, head);
    for (let at = 0; at < size; at++) frame[start + at] = (data[at] ?? 0) ^ (mask[at & 3] ?? 0);
  }
  return frame;
}

/** Payload of a close frame. */
export function closePayload(code: number, reason = ''): Buffer {
  const payload = Buffer.alloc(2 + Buffer.byteLength(reason));
  payload.writeUInt16BE(code);
  payload.write(reason, 2);
  return payload;
}

/** One frame in a server's stream: where its payload lies in the bytes that were looked at. */
export interface FrameBounds {
  readonly fin: boolean;
  readonly opcode: number;
  readonly from: number;
  readonly to: number;
}

/** The frame that begins at `at`; `undefined` while it is not there whole. Servers do not mask. */
export function nextFrame(bytes: Buffer, at: number): FrameBounds | undefined {
  if (bytes.length < at + 2) return undefined;
  const first = bytes[at] ?? 0;
  const short = (bytes[at + 1] ?? 0) & 0x7f;
  const from = at + (short < 126 ? 2 : short === 126 ? 4 : 10);
  if (bytes.length < from) return undefined;
  const size =
    short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
  const to = from + size;
  return bytes.length < to ? undefined : { fin: first >= 0x80, opcode: first & 0x0f, from, to };
}
