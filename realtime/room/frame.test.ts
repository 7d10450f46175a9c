import { expect, test } from 'vitest';
import { encodeTextFrame, Frame, SharedText, Tick } from './frame.ts';

/** Reads a server's frame by the book, RFC 6455 §5.2. */
function decode(wire: Buffer): {
  final: boolean;
  opcode: number;
  masked: boolean;
  text: string;
  rest: number;
} {
  const [first = 0, second = 0] = wire;
  const short = second & 0x7f;
  const head = short === 127 ? 10 : short === 126 ? 4 : 2;
  const size = short === 127 ? Number(wire.readBigUInt64BE(2)) : short === 126 ? wire.readUInt16BE(2) : short;
  return {
    final: (first & 0xf0) === 0x80,
    opcode: first & 0x0f,
    masked: (second & 0x80) !== 0,
    text: wire.subarray(head, head + size).toString('utf8'),
    rest: wire.length - head - size
  };
}

test.each([0, 1, 125, 126, 127, 65_535, 65_536, 200_000])(
  'a frame of %d bytes is read as it was written',
  (size) => {
    const text = 'x'.repeat(size);
    expect(decode(encodeTextFrame(text))).toEqual({ final: true, opcode: 1, masked: false, text, rest: 0 });
  }
);

test('length is counted in bytes, and the bytes are made once', () => {
  const frame = new Frame('🦊é');
  expect([...frame.wire.subarray(0, 2)]).toEqual([0x81, 6]);
  expect(decode(frame.wire)).toMatchObject({ text: '🦊é', rest: 0 });
  expect(frame.wire).toBe(frame.wire);
});

test.each([1, 100, 200, 70_000])(
  'a shared end of %d letters is part of the frame, and encoded once for all',
  (size) => {
    const end = new SharedText('é'.repeat(size));
    const frames = [new Frame('one ', end), new Frame('two ', end)];
    for (const frame of frames) {
      const wire = Buffer.concat([frame.wire, frame.wireTail ?? Buffer.alloc(0)]);
      expect(decode(wire)).toMatchObject({ text: frame.text, rest: 0 });
      expect(frame.wireTail).toBe(end.bytes);
    }
  }
);

test.each([0, 125, 126, 65_536])('[ROOM-21] a picture of %d bytes is a binary frame, made once', (size) => {
  const tick = new Tick(new Uint8Array(size).fill(120));
  expect(decode(tick.wire)).toEqual({
    final: true,
    opcode: 2,
    masked: false,
    text: 'x'.repeat(size),
    rest: 0
  });
  expect(tick.wire).toBe(tick.wire);
});
