import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeLines, decodeUtf, decodeWindows1252, isUtf8 } from './decode-text.ts';

describe('decoding text', () => {
  test('isUtf8 agrees with the strict decoder of the platform', () => {
    const strict = new TextDecoder('utf-8', { fatal: true });
    const accepts = (bytes: Uint8Array) => {
      try {
        strict.decode(bytes);
        return true;
      } catch (error) {
        expect(error).toBeInstanceOf(TypeError);
        return false;
      }
    };
    const leads = fc.constantFrom(
      0x41,
      0x80,
      0x8f,
      0x90,
      0x9f,
      0xa0,
      0xbf,
      0xc0,
      0xc2,
      0xdf,
      0xe0,
      0xe1,
      0xed,
      0xf0,
      0xf4,
      0xf5,
      0xff
    );
    fc.assert(
      fc.property(fc.array(leads, { maxLength: 6 }), (bytes) => {
        expect(isUtf8(new Uint8Array(bytes))).toBe(accepts(new Uint8Array(bytes)));
      }),
      { numRuns: 2_000 }
    );
  });

  test('Windows-1252 has characters where latin1 has controls', () => {
    expect(decodeWindows1252(Uint8Array.of(0x80, 0x93, 0xe9, 0x94, 0x9f))).toBe('€“é”Ÿ');
  });

  test('UTF-16 is recognised by its mark', () => {
    expect(decodeUtf(Uint8Array.of(0xff, 0xfe, 0x51, 0, 0xe9, 0))).toBe('Qé');
    expect(decodeUtf(Uint8Array.of(0xfe, 0xff, 0, 0x51))).toBe('Q');
  });

  test('only the line that is not UTF-8 is recoded', () => {
    const bytes = Uint8Array.of(0xc3, 0xa9, 0x0d, 0x0a, 0xe9, 0x0a, 0x61);
    expect(decodeLines(bytes)).toEqual([
      { text: 'é', recoded: false },
      { text: 'é', recoded: true },
      { text: 'a', recoded: false }
    ]);
  });
});
