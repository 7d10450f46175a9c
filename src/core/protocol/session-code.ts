import * as v from 'valibot';

/** Letters and digits that nobody mixes up across a room: no 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V. */
export const CODE_ALPHABET = 'ACDEFGHJKMNPQRTWXY34679';
export const CODE_LENGTH = 5;

/** Makes a code from random bytes, at least `CODE_LENGTH` of them. Bytes past the last full round are skipped. */
export function codeFromBytes(bytes: Uint8Array): string | undefined {
  const size = CODE_ALPHABET.length;
  const limit = 256 - (256 % size);
  const letters = [...bytes].filter((byte) => byte < limit).map((byte) => CODE_ALPHABET[byte % size] ?? '');
  return letters.length >= CODE_LENGTH ? letters.slice(0, CODE_LENGTH).join('') : undefined;
}

/**
 * Reads a code as a person types it: case, spaces and dashes do not count. `undefined` when it cannot be a code.
 */
export function readCode(input: string): string | undefined {
  const code = input.toUpperCase().replace(/[\s-]+/g, '');
  return /^[A-Z0-9]{4,8}$/.test(code) ? code : undefined;
}

/** A code as frames carry it. */
export const codeSchema = v.pipe(v.string(), v.regex(/^[A-Z0-9]{4,8}$/));
